package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.assidu.platform.identity.Ids;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What points buy. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class RewardAppTest {

  private static final String MUG =
      """
      {"id": "mug", "kind": "product", "name": {"en": "Mug", "fr": "Tasse"},
       "description": {"fr": "En céramique"}, "points": 200, "value": 9.5, "stock": "counted"}""";
  private static final String ANY =
      """
      {"id": "any", "kind": "discount", "name": {"en": "Double value"}, "valuePerPoint": 0.1}""";
  private static final String ONCE =
      """
      {"id": "once", "kind": "premium-service", "name": {"en": "A call"}, "points": 100,
       "value": 0, "perMember": {"times": 1}}""";
  private static final String GOLD =
      """
      {"id": "gala", "kind": "event", "name": {"en": "Gala"}, "points": 100, "value": 0,
       "eligible": "loyalty.tier == 'Gold' && 'vip' in profile.segments && loyalty.qualifying > 0"}""";
  private static final String FRENCH =
      """
      {"id": "paris", "kind": "event", "name": {"en": "Paris"}, "points": 100, "value": 0,
       "eligible": "profile.country == 'FR' && loyalty.available >= 100"}""";
  private static final String TREE =
      """
      {"id": "tree", "kind": "donation", "name": {"en": "Tree"}, "points": 100, "value": 5,
       "partner": "ngo-7"}""";
  private static final String LATER =
      """
      {"id": "later", "kind": "early-access", "name": {"en": "Later"}, "points": 100, "value": 0,
       "from": "2999-01-01T00:00:00Z"}""";
  private static final String OVER =
      """
      {"id": "over", "kind": "early-access", "name": {"en": "Over"}, "points": 100, "value": 0,
       "until": "2020-01-01T00:00:00Z"}""";
  private static final Object TWO = Map.of("pieces", 2, "reason", "delivery");

  @Inject TestClock clock;

  @Test
  void aMemberSeesWhatStandsInTheWayInTheirLanguage() {
    Perks perks = Perks.with(MUG, ANY, GOLD, FRENCH, LATER, OVER);
    perks.stock("mug", "stock", TWO).then().statusCode(201).body("left", equalTo(2));
    UUID profileId = perks.member(150);
    JsonPath list =
        Loyalty.as("shop", "loyalty:read")
            .header("Accept-Language", "de;q=0.4, fr-CA, *;q=0.1")
            .get("/v1/rewards?program=" + perks.program() + "&profileId=" + profileId)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(list.getString("find { it.id == 'mug' }.name")).isEqualTo("Tasse");
    assertThat(list.getString("find { it.id == 'mug' }.description")).isEqualTo("En céramique");
    assertThat(list.getLong("find { it.id == 'mug' }.left")).isEqualTo(2);
    assertThat(list.getBoolean("find { it.id == 'mug' }.eligible")).isTrue();
    assertThat(list.getBoolean("find { it.id == 'mug' }.affordable")).isFalse();
    assertThat(whyNot(list, "mug")).containsExactly("too-few-points");
    assertThat(whyNot(list, "any")).isEmpty();
    assertThat(whyNot(list, "paris")).isEmpty();
    assertThat(whyNot(list, "gala")).containsExactly("not-eligible");
    assertThat(whyNot(list, "later")).containsExactly("not-yet");
    assertThat(whyNot(list, "over")).containsExactly("over");
    assertThat(list.getBoolean("find { it.id == 'gala' }.relational")).isTrue();

    RestAssured.given()
        .auth()
        .oauth2(Tokens.customer("customer-" + profileId).bearer())
        .get("/v1/rewards/me?program=" + perks.program())
        .then()
        .statusCode(200)
        .body("find { it.id == 'mug' }.name", equalTo("Mug"));
  }

  private static List<String> whyNot(JsonPath list, String rewardId) {
    return list.getList("find { it.id == '" + rewardId + "' }.whyNot");
  }

  @Test
  void aPieceIsSetAsideComesBackWithAVoidAndIsGoneWithACapture() {
    Perks perks = Perks.with(MUG);
    perks.stock("mug", "stock", TWO).then().statusCode(201);
    UUID profileId = perks.member(600);
    String first =
        perks
            .redeem(profileId, "mug")
            .then()
            .statusCode(201)
            .body("points", equalTo(200))
            .body("value", equalTo(9.5f))
            .body("rewardId", equalTo("mug"))
            .body("rewardKind", equalTo("product"))
            .extract()
            .path("id");
    String second = perks.redeem(profileId, "mug").then().statusCode(201).extract().path("id");
    perks
        .redeem(profileId, "mug")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("https://assidu.io/problems/out-of-stock"))
        .body("errors[0].field", equalTo("/rewardId"));
    assertThat(perks.balance(profileId).getLong("available")).isEqualTo(200);

    Loyalty.voidHold(first).then().statusCode(200);
    Loyalty.capture(second, "{}").then().statusCode(200);
    assertThat(figures(perks)).isEqualTo("1 left, 0 held, 1 taken");
    assertThat(perks.balance(profileId).getLong("available")).isEqualTo(400);
  }

  @Test
  void aPieceComesBackWhenItsHoldExpires() {
    Perks perks = Perks.with(MUG);
    perks.stock("mug", "stock", TWO).then().statusCode(201);
    UUID profileId = perks.member(200);
    String id = perks.redeem(profileId, "mug").path("id");
    assertThat(figures(perks)).isEqualTo("1 left, 1 held, 0 taken");
    clock.advance(Duration.ofMinutes(15));
    Loyalty.capture(id, "{}")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://assidu.io/problems/hold-expired"));
    await().until(() -> figures(perks).equals("2 left, 0 held, 0 taken"));
  }

  private static String figures(Perks perks) {
    JsonPath stock = perks.stock("mug");
    return stock.getLong("left")
        + " left, "
        + stock.getLong("held")
        + " held, "
        + stock.getLong("taken")
        + " taken";
  }

  @Test
  void aTillThatDeliversAtOnceCapturesInTheSameCall() {
    Perks perks = Perks.with(MUG);
    perks.stock("mug", "stock", TWO).then().statusCode(201);
    UUID profileId = perks.member(500);
    String id =
        perks
            .redeem(profileId, "mug", Map.of("capture", true, "points", 200))
            .then()
            .statusCode(201)
            .body("status", equalTo("captured"))
            .body("captured", equalTo(200))
            .body("available", equalTo(300))
            .extract()
            .path("id");
    assertThat(figures(perks)).isEqualTo("1 left, 0 held, 1 taken");
    assertThat(perks.balance(profileId).getLong("held")).isZero();
    Loyalty.voidHold(id)
        .then()
        .statusCode(409)
        .body("type", equalTo("https://assidu.io/problems/not-held"));
  }

  @Test
  void aPriceIsAPriceAndIsPaidWhole() {
    Perks perks = Perks.with(TREE, ANY);
    UUID profileId = perks.member(1_000);
    perks
        .redeem(profileId, "tree", Map.of("points", 99))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/points"))
        .body("errors[0].rule", equalTo("price"));
    String tree =
        perks
            .redeem(profileId, "tree")
            .then()
            .statusCode(201)
            .body("partner", equalTo("ngo-7"))
            .body("value", equalTo(5.0f))
            .extract()
            .path("id");
    Loyalty.capture(tree, "{\"points\": 50}")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://assidu.io/problems/not-divisible"))
        .body("errors[0].field", equalTo("/points"));
    Loyalty.capture(tree, "{\"points\": 100}").then().statusCode(200);

    perks
        .redeem(profileId, "any")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/points"));
    String any =
        perks
            .redeem(profileId, "any", Map.of("points", 300))
            .then()
            .statusCode(201)
            .body("value", equalTo(30.0f))
            .extract()
            .path("id");
    Loyalty.capture(any, "{\"points\": 120}").then().statusCode(200);
    assertThat(perks.balance(profileId).getLong("available")).isEqualTo(780);
  }

  @Test
  void whatAMemberCannotHaveIsRefusedAndNothingChanges() {
    Perks perks = Perks.with(MUG, GOLD, LATER, OVER);
    UUID profileId = perks.member(500);
    refused(perks, profileId, "nothing", 404, "unknown-reward");
    refused(perks, profileId, "gala", 409, "not-eligible");
    refused(perks, profileId, "mug", 409, "out-of-stock");
    refused(perks, profileId, "later", 409, "reward-not-offered");
    refused(perks, profileId, "over", 409, "reward-not-offered");
    assertThat(perks.balance(profileId).getLong("available")).isEqualTo(500);
    refused(perks, perks.member(50), "gala", 409, "insufficient-points");
  }

  private static void refused(
      Perks perks, UUID profileId, String rewardId, int status, String problem) {
    perks
        .redeem(profileId, rewardId)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("https://assidu.io/problems/" + problem));
  }

  @Test
  void aMemberHasItAsOftenAsOneCanAndAHoldGivenUpDoesNotCount() {
    Perks perks = Perks.with(ONCE);
    UUID profileId = perks.member(500);
    String id = perks.redeem(profileId, "once").then().statusCode(201).extract().path("id");
    refused(perks, profileId, "once", 409, "reward-limit-reached");
    Loyalty.voidHold(id).then().statusCode(200);
    perks.redeem(profileId, "once", Map.of("capture", true)).then().statusCode(201);
    refused(perks, profileId, "once", 409, "reward-limit-reached");
    perks.redeem(perks.member(500), "once").then().statusCode(201);
  }

  @Test
  void theSameKeyIsTheSameRewardAndAnotherBodyIsRefused() {
    Perks perks = Perks.with(TREE, ONCE);
    UUID profileId = perks.member(500);
    String first = perks.redeem("shop", profileId, "tree", Map.of(), "k-" + profileId).path("id");
    perks
        .redeem("shop", profileId, "tree", Map.of(), "k-" + profileId)
        .then()
        .statusCode(201)
        .body("id", equalTo(first));
    perks
        .redeem("shop", profileId, "once", Map.of(), "k-" + profileId)
        .then()
        .statusCode(422)
        .body("type", equalTo("https://assidu.io/problems/idempotency-key-reused"));
    assertThat(perks.balance(profileId).getLong("held")).isEqualTo(100);
  }

  @Test
  void stockIsPutInWithAReasonAndOnlyWhereItIsCounted() {
    Perks perks = Perks.with(MUG, TREE);
    perks
        .stock("mug", "stock", Map.of("pieces", 0, "reason", "x"))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/pieces"));
    perks
        .stock("mug", "stock", Map.of("pieces", 5))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/reason"));
    perks
        .stock("tree", "stock", TWO)
        .then()
        .statusCode(409)
        .body("type", equalTo("https://assidu.io/problems/stock-not-counted"));
    perks.stock("nothing", "stock", TWO).then().statusCode(404);
    perks.stock("mug", "stock", TWO, "same-" + perks.program()).then().statusCode(201);
    perks.stock("mug", "stock", TWO, "same-" + perks.program()).then().statusCode(201);
    assertThat(figures(perks)).isEqualTo("2 left, 0 held, 0 taken");
    Loyalty.as("shop", "loyalty:read")
        .header("Idempotency-Key", "no")
        .body(TWO)
        .post("/v1/rewards/" + perks.program() + "/mug/stock")
        .then()
        .statusCode(403);
  }

  @Test
  void aListForNobodyIsRefused() {
    Loyalty.as("shop", "loyalty:read").get("/v1/rewards").then().statusCode(400);
    Loyalty.as("shop", "loyalty:read")
        .get("/v1/rewards?profileId=" + Ids.next())
        .then()
        .statusCode(404)
        .body("type", equalTo("https://assidu.io/problems/unknown-member"));
  }

  @Test
  void aPlainDiscountIsStillNoReward() {
    UUID profileId = Shop.buyer("1000", 1_000);
    Loyalty.redeem(profileId, 500, "plain-" + profileId)
        .then()
        .statusCode(201)
        .body("rewardId", nullValue())
        .body("value", equalTo(25.0f));
  }
}
