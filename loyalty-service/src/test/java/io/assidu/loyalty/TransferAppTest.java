package io.assidu.loyalty;

import static io.assidu.loyalty.Finance.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.PointsChanged;
import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Points that members pass on to each other. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class TransferAppTest {

  private static final String FREELY = "{\"minimumPoints\": 1}";

  @Test
  void pointsChangeHandsWithTheirDatesAndNoRevenueIsRecognised() {
    Gifts gifts = Gifts.publish("handed", "KES", FREELY);
    UUID anna = gifts.buyer(300, TODAY.minusDays(40));
    Finance.buy(anna, "more-" + anna, "KES", 500, TODAY.minusDays(3));
    Finance.awaitAvailable(gifts.program(), anna, 800);
    UUID bruno = gifts.member(0);
    List<String> dates = gifts.balance(anna).getList("expiring.at");
    Object tier = gifts.balance(anna).get("tier.qualifying");
    long entries = gifts.reperformance().getLong("entries");

    String id =
        gifts
            .pass(anna, bruno, 400)
            .then()
            .statusCode(201)
            .body("fromProfileId", equalTo(anna.toString()))
            .body("toProfileId", equalTo(bruno.toString()))
            .body("lots.points", equalTo(List.of(300, 100)))
            .body("lots.expiresAt", equalTo(dates))
            .body("assessment.score", equalTo(12))
            .extract()
            .path("id");

    JsonPath annas = gifts.balance(anna);
    JsonPath brunos = gifts.balance(bruno);
    assertThat(annas.getLong("available")).isEqualTo(400);
    assertThat(annas.<Object>get("tier.qualifying")).isEqualTo(tier);
    assertThat(brunos.getLong("available")).isEqualTo(400);
    assertThat(brunos.getList("expiring.points")).isEqualTo(List.of(300, 100));
    assertThat(brunos.getList("expiring.at")).isEqualTo(dates);
    assertThat(brunos.getDouble("tier.qualifying")).isZero();
    assertThat(gifts.movements(bruno)).containsExactly("transferred-in");
    assertThat(gifts.movements(anna)).containsExactly("transferred-out", "earned", "earned");
    assertThat(told(id, PointsMovement.TRANSFERRED_OUT))
        .extracting(PointsChanged::profileId, PointsChanged::points, PointsChanged::available)
        .containsExactly(anna, 400L, 400L);
    assertThat(told(id, PointsMovement.TRANSFERRED_IN))
        .extracting(PointsChanged::profileId, PointsChanged::points, PointsChanged::available)
        .containsExactly(bruno, 400L, 400L);
    gifts.assertInOrder();
    assertThat(gifts.reperformance().getLong("entries")).isEqualTo(entries);
  }

  private static PointsChanged told(String id, PointsMovement movement) {
    return KafkaProbe.await(
            Topics.LOYALTY_EVENTS,
            PointsChanged.class,
            change -> change.reference().equals(id) && change.movement() == movement)
        .data();
  }

  @Test
  void bothSidesSeeATransferAndNobodyElseDoes() {
    Gifts gifts = Gifts.with(FREELY);
    UUID anna = gifts.member(500);
    UUID bruno = gifts.member(0);
    UUID clara = gifts.member(100);
    Map<String, Object> body = new HashMap<>();
    body.put("toCustomerId", "customer-" + bruno);
    body.put("program", gifts.program());
    body.put("points", 200);
    body.put("reference", "happy birthday");
    String id =
        own(anna)
            .header("Idempotency-Key", "own-" + anna)
            .body(body)
            .post("/v1/transfers")
            .then()
            .statusCode(201)
            .body("fromProfileId", equalTo(anna.toString()))
            .extract()
            .path("id");

    own(anna).get("/v1/transfers/" + id).then().body("reference", equalTo("happy birthday"));
    own(bruno)
        .get("/v1/transfers/" + id)
        .then()
        .statusCode(200)
        .body("points", equalTo(200))
        .body("reference", nullValue())
        .body("assessment", nullValue());
    own(clara).get("/v1/transfers/" + id).then().statusCode(404);
    Loyalty.as("shop", "loyalty:read")
        .get("/v1/transfers/" + id)
        .then()
        .body("reference", equalTo("happy birthday"));
    Loyalty.as("shop", "loyalty:burn").get("/v1/transfers/" + id).then().statusCode(403);
    own(bruno)
        .get("/v1/transfers/me?program=" + gifts.program())
        .then()
        .body("items.id", equalTo(List.of(id)))
        .body("items[0].reference", nullValue());
  }

  @Test
  void theListComesPageByPageTheNewestFirst() {
    Gifts gifts = Gifts.with(FREELY);
    UUID anna = gifts.member(500);
    UUID bruno = gifts.member(0);
    List<Object> made =
        List.of(
            gifts.pass(anna, bruno, 300).path("id"),
            gifts.pass(bruno, anna, 50).path("id"),
            gifts.pass(anna, bruno, 20).path("id"));
    JsonPath first = page(gifts, anna, "");
    assertThat(first.getList("items.id")).isEqualTo(List.of(made.get(2), made.get(1)));
    JsonPath last = page(gifts, anna, "&cursor=" + first.getString("nextCursor"));
    assertThat(last.getList("items.id")).isEqualTo(List.of(made.get(0)));
    assertThat(last.getString("nextCursor")).isNull();
    assertThat(gifts.available(anna)).isEqualTo(230);
    gifts.assertInOrder();
  }

  private static JsonPath page(Gifts gifts, UUID profileId, String more) {
    return Loyalty.as("shop", "loyalty:read")
        .get("/v1/transfers?limit=2&program=" + gifts.program() + "&profileId=" + profileId + more)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @Test
  void customersPassOnTheirOwnPointsAndNobodyElses() {
    Gifts gifts = Gifts.with(FREELY);
    UUID anna = gifts.member(500);
    UUID bruno = gifts.member(500);
    own(bruno)
        .header("Idempotency-Key", "steal-" + anna)
        .body(
            Map.of(
                "profileId", anna, "toProfileId", bruno, "program", gifts.program(), "points", 100))
        .post("/v1/transfers")
        .then()
        .statusCode(403);
    Loyalty.as("shop", "loyalty:burn")
        .header("Idempotency-Key", "scope-" + anna)
        .body(
            Map.of(
                "profileId", anna, "toProfileId", bruno, "program", gifts.program(), "points", 100))
        .post("/v1/transfers")
        .then()
        .statusCode(403);
    RestAssured.given()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/v1/transfers")
        .then()
        .statusCode(401);
    assertThat(gifts.available(anna)).isEqualTo(500);
  }

  @Test
  void badRequestsAreRefusedByFieldAndRuleAndChangeNothing() {
    Gifts gifts = Gifts.with("{\"minimumPoints\": 50, \"maximumPoints\": 400}");
    UUID anna = gifts.member(500);
    UUID bruno = gifts.member(60);
    refused(gifts.pass(anna, bruno, 49), 400, "/points", "min");
    refused(gifts.pass(anna, bruno, 401), 400, "/points", "max");
    refused(gifts.pass(anna, anna, 100), 400, "/toProfileId", "other");
    refused(gifts.pass(anna, Ids.next(), 100), 404, "/toProfileId", "known");
    refused(gifts.pass(bruno, anna, 100), 409, "/points", "max");
    refused(gifts.pass(bruno, Ids.next(), 100), 409, "/points", "max");
    gifts.pass(Ids.next(), bruno, 100).then().statusCode(404);
    refused(Gifts.post(body(gifts, anna, Map.of()), "none"), 400, "/toProfileId", "one-of");
    refused(
        Gifts.post(
            body(gifts, anna, Map.of("toProfileId", bruno, "toCustomerId", "customer-1")), "two"),
        400,
        "/toProfileId",
        "one-of");
    refused(
        Gifts.post(body(gifts, anna, Map.of("toCustomerId", "nobody")), "nobody"),
        404,
        "/toCustomerId",
        "known");
    gifts.pass(anna, bruno, 100, "").then().statusCode(400);
    assertThat(gifts.available(anna)).isEqualTo(500);
    assertThat(gifts.movements(bruno)).containsExactly("adjusted");
  }

  private static Map<String, Object> body(Gifts gifts, UUID from, Map<String, Object> to) {
    Map<String, Object> body = new HashMap<>(to);
    body.put("profileId", from);
    body.put("program", gifts.program());
    body.put("points", 100);
    return body;
  }

  static void refused(Response answer, int status, String field, String rule) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo(field))
        .body("errors[0].rule", equalTo(rule));
  }

  private static RequestSpecification own(UUID profileId) {
    return RestAssured.given()
        .auth()
        .oauth2(Tokens.customer("customer-" + profileId).acr("silver").bearer())
        .contentType(ContentType.JSON);
  }
}
