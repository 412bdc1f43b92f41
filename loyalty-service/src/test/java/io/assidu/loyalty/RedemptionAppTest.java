package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.assidu.contracts.Topics;
import io.assidu.contracts.fraud.AccountFrozen;
import io.assidu.contracts.fraud.AccountReleased;
import io.assidu.contracts.loyalty.JournalEntryPosted;
import io.assidu.contracts.loyalty.JournalLine;
import io.assidu.contracts.loyalty.PointsChanged;
import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class RedemptionAppTest {

  private static final String STEP_UP =
      "Bearer error=\"insufficient_user_authentication\", error_description=\"A different"
          + " authentication level is required\", acr_values=\"gold\"";

  @Inject TestClock clock;

  @Test
  void pointsAreHeldThenCapturedAndRevenueIsRecognised() {
    UUID profileId = Shop.buyer("1300", 1_300);
    String id =
        Loyalty.redeem(profileId, 500, "redeem-" + profileId)
            .then()
            .statusCode(201)
            .body("status", equalTo("held"))
            .body("value", equalTo(25.00f))
            .body("available", equalTo(800))
            .body("assessment.score", equalTo(12))
            .extract()
            .path("id");
    JsonPath member = Loyalty.member(profileId);
    assertThat(member.getLong("available")).isEqualTo(800);
    assertThat(member.getLong("held")).isEqualTo(500);

    Loyalty.capture(id, "{}")
        .then()
        .statusCode(200)
        .body("status", equalTo("captured"))
        .body("captured", equalTo(500));
    assertThat(Loyalty.member(profileId).getLong("held")).isZero();
    JournalEntryPosted entry =
        KafkaProbe.await(
                Topics.LOYALTY_JOURNAL,
                JournalEntryPosted.class,
                posted -> posted.reference().equals(id))
            .data();
    assertThat(entry.kind()).isEqualTo("recognition");
    assertThat(entry.lines()).extracting(JournalLine::account).containsExactly("487000", "708000");
  }

  @Test
  void aPartialCaptureGivesTheRestBack() {
    UUID profileId = Shop.buyer("1000", 1_000);
    String id = Loyalty.redeem(profileId, 600, "part-" + profileId).path("id");
    Loyalty.capture(id, "{\"points\": 601}")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://assidu.io/problems/capture-exceeds-hold"));
    Loyalty.capture(id, "{\"points\": 250}").then().statusCode(200);
    assertThat(Loyalty.member(profileId).getLong("available")).isEqualTo(750);
    Loyalty.capture(id, "{\"points\": 10}")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://assidu.io/problems/not-held"));
  }

  @Test
  void aVoidGivesAllBack() {
    UUID profileId = Shop.buyer("1000", 1_000);
    String id = Loyalty.redeem(profileId, 600, "void-" + profileId).path("id");
    Loyalty.voidHold(id).then().statusCode(200).body("status", equalTo("voided"));
    assertThat(Loyalty.member(profileId).getLong("available")).isEqualTo(1_000);
  }

  @Test
  void aHoldThatNobodyCapturesExpires() {
    UUID profileId = Shop.buyer("1000", 1_000);
    String id = Loyalty.redeem(profileId, 600, "late-" + profileId).path("id");
    clock.advance(Duration.ofMinutes(15));
    Loyalty.capture(id, "{}")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://assidu.io/problems/hold-expired"));
    Loyalty.awaitAvailable(profileId, 1_000);
    Loyalty.as("shop", "loyalty:read")
        .get("/v1/redemptions/" + id)
        .then()
        .body("status", equalTo("expired"));
    assertThat(story(id, PointsMovement.RELEASED))
        .as("the expiry belongs to the story of the redemption")
        .isEqualTo(story(id, PointsMovement.HELD));
  }

  private static String story(String redemptionId, PointsMovement movement) {
    return KafkaProbe.await(
            Topics.LOYALTY_EVENTS,
            PointsChanged.class,
            change -> redemptionId.equals(change.reference()) && change.movement().equals(movement))
        .correlationId();
  }

  @Test
  void moreThanThereIsIsRefused() {
    UUID profileId = Shop.buyer("300", 300);
    Loyalty.redeem(profileId, 301, "much-" + profileId)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("https://assidu.io/problems/insufficient-points"))
        .body("errors[0].field", equalTo("/points"))
        .body("available", equalTo(300));
  }

  @Test
  void fractionalAndMissingPointsAreRefusedWithTheField() {
    Loyalty.as("shop", "loyalty:burn")
        .header("Idempotency-Key", "fraction")
        .body("{\"profileId\": \"" + Ids.next() + "\", \"points\": 10.5}")
        .post("/v1/redemptions")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
    Loyalty.as("shop", "loyalty:burn")
        .header("Idempotency-Key", "missing")
        .body("{\"profileId\": \"" + Ids.next() + "\"}")
        .post("/v1/redemptions")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/points"));
  }

  @Test
  void theSameKeyIsTheSameRedemptionAndAnotherBodyIsRefused() {
    UUID profileId = Shop.buyer("1000", 1_000);
    String first = Loyalty.redeem(profileId, 400, "key-" + profileId).path("id");
    Loyalty.redeem(profileId, 400, "key-" + profileId)
        .then()
        .statusCode(201)
        .body("id", equalTo(first));
    Loyalty.redeem(profileId, 500, "key-" + profileId).then().statusCode(422);
    assertThat(Loyalty.member(profileId).getLong("held")).isEqualTo(400);
  }

  /** Reference case STEPUP-1 (RFC 9470 §3). */
  @Test
  void aRiskyRedemptionIsChallengedAndGoesOnOnceTheChallengeIsMet() {
    UUID profileId = Shop.buyer("1000", 1_000);
    String key = "risky-" + profileId;
    Loyalty.redeem(profileId, 900, key, "challenge", "silver")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", STEP_UP)
        .contentType("application/problem+json")
        .body("type", equalTo("https://assidu.io/problems/step-up-required"))
        .body("assessmentId", notNullValue());
    assertThat(Loyalty.member(profileId).getLong("available")).isEqualTo(1_000);

    Loyalty.redeem(profileId, 900, key, "challenge", "gold").then().statusCode(201);
  }

  @Test
  void withoutAnAnswerFromFraudServiceTheCustomerIsAskedToStepUp() {
    UUID profileId = Shop.buyer("1000", 1_000);
    Loyalty.redeem(profileId, 500, "silent-" + profileId, "silent", "silver")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", STEP_UP);
    Loyalty.redeem(profileId, 500, "silent-" + profileId, "silent", "gold")
        .then()
        .statusCode(201)
        .body("assessment", nullValue());
  }

  @Test
  void blockAndFreezeAreRefused() {
    UUID profileId = Shop.buyer("1000", 1_000);
    Loyalty.redeem(profileId, 500, "block-" + profileId, "block", "gold").then().statusCode(403);
    Loyalty.redeem(profileId, 500, "freeze-" + profileId, "freeze", "gold").then().statusCode(423);
    assertThat(Loyalty.member(profileId).getLong("available")).isEqualTo(1_000);
  }

  @Test
  void aFrozenAccountIsRefusedUntilItIsReleased() {
    UUID profileId = Shop.buyer("1000", 1_000);
    KafkaProbe.publish(
        Topics.FRAUD_ALERTS,
        profileId.toString(),
        new AccountFrozen(Ids.next(), profileId, Ids.next(), Instant.now()));
    await().until(() -> Loyalty.member(profileId).getBoolean("frozen"));
    Loyalty.redeem(profileId, 500, "frozen-" + profileId)
        .then()
        .statusCode(423)
        .body("type", equalTo("https://assidu.io/problems/account-frozen"));

    KafkaProbe.publish(
        Topics.FRAUD_ALERTS,
        profileId.toString(),
        new AccountReleased(Ids.next(), profileId, "customer", "step-up", Instant.now()));
    await().until(() -> !Loyalty.member(profileId).getBoolean("frozen"));
    Loyalty.redeem(profileId, 500, "frozen-" + profileId).then().statusCode(201);
  }

  @Test
  void customersRedeemTheirOwnPointsAndNobodyElses() {
    UUID profileId = Shop.buyer("1000", 1_000);
    String own = Tokens.customer("customer-" + profileId).acr("silver").bearer();
    RestAssured.given()
        .auth()
        .oauth2(own)
        .header("Idempotency-Key", "own-" + profileId)
        .contentType(ContentType.JSON)
        .body("{\"points\": 200}")
        .post("/v1/redemptions")
        .then()
        .statusCode(201)
        .body("profileId", equalTo(profileId.toString()));
    RestAssured.given()
        .auth()
        .oauth2(own)
        .header("Idempotency-Key", "other-" + profileId)
        .contentType(ContentType.JSON)
        .body("{\"points\": 200, \"profileId\": \"" + Ids.next() + "\"}")
        .post("/v1/redemptions")
        .then()
        .statusCode(403);
    RestAssured.given()
        .auth()
        .oauth2(own)
        .get("/v1/members/me")
        .then()
        .statusCode(200)
        .body("available", equalTo(800));
  }

  @Test
  void noTokenOrAnotherScopeIsRefused() {
    RestAssured.given()
        .contentType(ContentType.JSON)
        .body("{\"points\": 200}")
        .post("/v1/redemptions")
        .then()
        .statusCode(401);
    Loyalty.as("shop", "loyalty:read")
        .header("Idempotency-Key", "scope")
        .body("{\"points\": 200, \"profileId\": \"" + Ids.next() + "\"}")
        .post("/v1/redemptions")
        .then()
        .statusCode(403);
  }

  @Test
  void anUnknownMemberAndAnUnknownProgramAreNotFound() {
    Loyalty.redeem(Ids.next(), 500, "unknown").then().statusCode(404);
    Loyalty.as("shop", "loyalty:read")
        .get("/v1/members/" + Ids.next() + "?program=nothing")
        .then()
        .statusCode(404)
        .body("type", equalTo("https://assidu.io/problems/unknown-program"));
  }
}
