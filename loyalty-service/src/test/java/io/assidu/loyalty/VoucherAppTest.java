package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.testkit.Servers;
import io.assidu.testkit.ServiceLog;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Voucher codes: as good as money, so each goes to one person and is seen by nobody else. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class VoucherAppTest {

  private static final String CARD =
      """
      {"id": "card", "kind": "voucher", "name": {"en": "Card"}, "points": 100, "value": 5,
       "voucherPool": "cards"}""";
  private static final String OTHER = CARD.replace("\"card\"", "\"other-card\"");

  /** Everywhere but in its own table. */
  private static final String TRACES_OF =
      """
      SELECT (SELECT count(*) FROM idempotency t WHERE t::text LIKE $1)
        + (SELECT count(*) FROM outbox t WHERE t::text LIKE $1)
        + (SELECT count(*) FROM redemption t WHERE t::text LIKE $1)
        + (SELECT count(*) FROM movement t WHERE t::text LIKE $1)
        + (SELECT count(*) FROM booking t WHERE t::text LIKE $1)
        + (SELECT count(*) FROM stock_grant t WHERE t::text LIKE $1)""";

  @Inject UnitOfWork unitOfWork;

  @Test
  void aCodeIsShownAfterTheCaptureToWhoeverRedeemedItAndLeavesNoTrace() {
    Perks perks = Perks.with(CARD);
    String code = "CODE-" + Ids.next();
    perks.stock("card", "codes", codes(code)).then().statusCode(201).body("added", equalTo(1));
    UUID profileId = perks.member(300);
    String id =
        perks
            .redeem("till", profileId, "card", Map.of(), "card-" + profileId)
            .then()
            .statusCode(201)
            .body("voucherCode", nullValue())
            .extract()
            .path("id");
    see("till", id).body("voucherCode", nullValue());

    capture("till", id).body("voucherCode", equalTo(code));
    capture("till", id).body("voucherCode", equalTo(code));
    see("till", id).body("voucherCode", equalTo(code));
    see("shop", id).body("status", equalTo("captured")).body("voucherCode", nullValue());
    customer(profileId, id).statusCode(200).body("voucherCode", equalTo(code));
    customer(perks.member(100), id).statusCode(404);

    assertThat(tracesOf(code)).isZero();
    assertThat(ServiceLog.lines()).noneMatch(line -> line.contains(code));
  }

  @Test
  void aTillThatDeliversAtOnceGetsTheCodeAtOnce() {
    Perks perks = Perks.with(CARD);
    String code = "CODE-" + Ids.next();
    perks.stock("card", "codes", codes(code)).then().statusCode(201);
    UUID profileId = perks.member(300);
    String key = "at-once-" + profileId;
    for (int call = 0; call < 2; call++) {
      perks
          .redeem("till", profileId, "card", Map.of("capture", true), key)
          .then()
          .statusCode(201)
          .body("status", equalTo("captured"))
          .body("voucherCode", equalTo(code));
    }
    assertThat(tracesOf(code)).isZero();
    assertThat(perks.balance(profileId).getLong("available")).isEqualTo(200);
  }

  @Test
  void customersCaptureVouchersThemselvesAndNothingElse() {
    String tree =
        """
        {"id": "tree", "kind": "donation", "name": {"en": "Tree"}, "points": 100, "value": 5,
         "partner": "ngo-7"}""";
    Perks perks = Perks.with(CARD, tree);
    String code = "CODE-" + Ids.next();
    perks.stock("card", "codes", codes(code)).then().statusCode(201);
    UUID profileId = perks.member(300);
    own(perks, profileId, "tree").statusCode(403).body("errors[0].field", equalTo("/capture"));
    own(perks, profileId, "card").statusCode(201).body("voucherCode", equalTo(code));
    assertThat(perks.balance(profileId).getLong("available")).isEqualTo(200);
  }

  private static ValidatableResponse own(Perks perks, UUID profileId, String rewardId) {
    return RestAssured.given()
        .auth()
        .oauth2(Tokens.customer("customer-" + profileId).bearer())
        .header("Idempotency-Key", rewardId + profileId)
        .contentType(ContentType.JSON)
        .body(Map.of("program", perks.program(), "rewardId", rewardId, "capture", true))
        .post("/v1/redemptions")
        .then();
  }

  @Test
  void aCodeThatWasHeldAndGivenUpGoesToTheNextAndNoneIsInvented() {
    Perks perks = Perks.with(CARD, OTHER);
    String code = "CODE-" + Ids.next();
    perks.stock("card", "codes", codes(code)).then().statusCode(201);
    String id = perks.redeem(perks.member(100), "card").path("id");
    UUID next = perks.member(200);
    perks
        .redeem(next, "other-card")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://assidu.io/problems/out-of-stock"));
    Loyalty.voidHold(id).then().statusCode(200).body("voucherCode", nullValue());
    perks
        .redeem(next, "other-card", Map.of("capture", true))
        .then()
        .statusCode(201)
        .body("voucherCode", equalTo(code));
  }

  @Test
  void codesThatAreThereAreNamedByTheirPlaceAndNotAddedAgain() {
    Perks perks = Perks.with(CARD, OTHER);
    String key = "codes-" + perks.program();
    List<String> duplicates = List.of("/codes/2");
    for (int call = 0; call < 2; call++) {
      perks
          .stock("card", "codes", codes("A-1", "A-2", "A-1"), key)
          .then()
          .statusCode(201)
          .body("added", equalTo(2))
          .body("duplicates", equalTo(duplicates));
    }
    perks.stock("card", "codes", codes("A-1"), key).then().statusCode(422);
    perks
        .stock("other-card", "codes", codes("A-3", "A-2"))
        .then()
        .statusCode(201)
        .body("added", equalTo(1))
        .body("duplicates", equalTo(List.of("/codes/1")));
    assertThat(perks.stock("card").getLong("left")).isEqualTo(3);
  }

  @Test
  void tenThousandCodesAreTakenAtOnceAndNotOneMore() {
    Perks perks = Perks.with(CARD);
    List<String> many = IntStream.range(0, 10_000).mapToObj(n -> "MANY-" + n).toList();
    perks
        .stock("card", "codes", Map.of("codes", many, "reason", "all"))
        .then()
        .statusCode(201)
        .body("added", equalTo(10_000));
    List<String> more = IntStream.range(0, 10_001).mapToObj(n -> "MORE-" + n).toList();
    perks
        .stock("card", "codes", Map.of("codes", more, "reason", "all"))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/codes"));
    assertThat(perks.stock("card").getLong("left")).isEqualTo(10_000);
  }

  @Test
  void whatIsNoCodeIsNamedByItsPlaceAndOnlyAVoucherHasCodes() {
    String mug =
        """
        {"id": "mug", "kind": "product", "name": {"en": "Mug"}, "points": 100, "value": 5,
         "stock": "counted"}""";
    Perks perks = Perks.with(CARD, mug);
    String body =
        perks
            .stock("card", "codes", codes("FINE", "not fine"))
            .then()
            .statusCode(400)
            .body("errors[0].field", equalTo("/codes/1"))
            .extract()
            .asString();
    assertThat(body).doesNotContain("not fine");
    perks
        .stock("mug", "codes", codes("FINE"))
        .then()
        .statusCode(409)
        .body("type", equalTo("https://assidu.io/problems/not-a-voucher"));
    perks
        .stock("card", "stock", Map.of("pieces", 3, "reason", "x"))
        .then()
        .statusCode(409)
        .body("type", equalTo("https://assidu.io/problems/stock-not-counted"));
    assertThat(perks.stock("card").getLong("left")).isZero();
  }

  private long tracesOf(String code) {
    return unitOfWork
        .run(work -> work.query(TRACES_OF, "%" + code + "%"))
        .await()
        .atMost(Duration.ofSeconds(20))
        .iterator()
        .next()
        .getLong(0);
  }

  private static Map<String, Object> codes(String... codes) {
    return Map.of("codes", List.of(codes), "reason", "test");
  }

  private static ValidatableResponse see(String client, String id) {
    return Loyalty.as(client, "loyalty:read").get("/v1/redemptions/" + id).then().statusCode(200);
  }

  private static ValidatableResponse capture(String client, String id) {
    return Loyalty.as(client, "loyalty:burn")
        .header("Idempotency-Key", "capture-" + id)
        .body("{}")
        .post("/v1/redemptions/" + id + "/capture")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse customer(UUID profileId, String id) {
    return RestAssured.given()
        .auth()
        .oauth2(Tokens.customer("customer-" + profileId).bearer())
        .get("/v1/redemptions/" + id)
        .then();
  }
}
