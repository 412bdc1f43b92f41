package io.assidu.loyalty;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class ProgramAppTest {

  @Test
  void theClubIsPublishedFromTheStart() {
    Loyalty.as("shop", "loyalty:read")
        .get("/v1/programs/club")
        .then()
        .statusCode(200)
        .body("status", equalTo("published"))
        .body("program.currency", equalTo("EUR"));
  }

  @Test
  void aRuleThatDoesNotCompileIsRefusedWithItsColumn() throws IOException {
    save("broken", club("broken").replace("basis > 0.0", "basis >"))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo("/earning/rules/0/when"))
        .body("errors[0].rule", equalTo("cel"))
        .body("errors[0].detail", containsString("Column"));
  }

  @Test
  void aProgramThatMakesNoSenseIsRefusedMemberByMember() throws IOException {
    save(
            "odd",
            club("odd")
                .replace("\"from\": 0", "\"from\": 7")
                .replace("\"from\": 5000", "\"from\": 20")
                .replace("\"CHF\"", "\"XYZ\""))
        .then()
        .statusCode(400)
        .body(
            "errors.field",
            equalTo(List.of("/currency", "/tiers/levels/0/from", "/tiers/levels/2/from")));
  }

  @Test
  void whatIsOwedForPointsNeedsAccountsOfItsOwn() throws IOException {
    save("shared", club("shared").replace("158200", "487000"))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/accounting/accounts/contractLiability"))
        .body("errors[0].rule", equalTo("unique"));
    save("shared", club("shared").replace("158200", "707000"))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/accounting/accounts/rewardProvision"));
    save("shared", club("shared").replace("\"158200\"", "\"158200\", \"labels\": {\"9\": \"?\"}"))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/accounting/accounts/labels"))
        .body("errors[0].rule", equalTo("account"));
    save(
            "shared",
            club("shared")
                .replace(
                    "\"158200\"",
                    "\"158200\", \"journal\": {\"code\": \"F D\", \"label\": \"Fidélité\"}"))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/accounting/accounts/journal/code"));
    save("shared", club("shared").replace("proportional", "at once")).then().statusCode(400);
  }

  @Test
  void aDraftCountsOnceItIsPublishedAndNobodysChangeIsLost() throws IOException {
    Response saved = save("spring", club("spring"));
    saved.then().statusCode(200).body("status", equalTo("draft")).body("version", equalTo(1));
    save("spring", club("spring")).then().statusCode(428);
    Loyalty.as("crm", "program:write")
        .header("If-Match", "W/\"9.9\"")
        .body(club("spring"))
        .put("/v1/programs/spring")
        .then()
        .statusCode(412);
    Loyalty.as("crm", "program:write")
        .header("If-Match", saved.header("ETag"))
        .body(club("spring").replace("\"months\": 24", "\"months\": 12"))
        .put("/v1/programs/spring")
        .then()
        .statusCode(200);

    Loyalty.as("crm", "program:write")
        .post("/v1/programs/spring/publish")
        .then()
        .statusCode(200)
        .body("status", equalTo("published"))
        .body("program.expiry.months", equalTo(12));
    Loyalty.as("crm", "program:write").post("/v1/programs/spring/publish").then().statusCode(409);
  }

  @Test
  void aDocumentOfBeforeThereWereAlertsStillMeansTheSame() throws IOException {
    String club = club("early");
    int alerts = club.indexOf("\"alerts\"");
    String early = club.substring(0, alerts) + club.substring(club.indexOf("\"redemption\""));
    save("early", early)
        .then()
        .statusCode(200)
        .body("program.tiers.windowMonths", equalTo(12))
        .body("program.tiers.graceDays", equalTo(0))
        .body("program.tiers.softLanding", equalTo(false))
        .body("program.alerts.thresholds", equalTo(List.of()))
        .body("program.alerts.expiringDays", equalTo(List.of()));
  }

  @Test
  void onlyWhoMayWriteProgramsWritesThem() throws IOException {
    Loyalty.as("shop", "loyalty:read")
        .body(club("mine"))
        .put("/v1/programs/mine")
        .then()
        .statusCode(403);
  }

  private static Response save(String id, String program) {
    return Loyalty.as("crm", "program:write").body(program).put("/v1/programs/" + id);
  }

  /** The shipped program under another name and in Swiss francs, which no test order is paid in. */
  private static String club(String id) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(ProgramAppTest.class.getResourceAsStream("/programs/club.json"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\"id\": \"club\"", "\"id\": \"" + id + "\"")
          .replace("\"EUR\"", "\"CHF\"");
    }
  }
}
