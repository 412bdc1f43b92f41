package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.assidu.testkit.Servers;
import io.assidu.testkit.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points leave an account only after fraud-service said so, or the customer stepped up. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class RiskAppTest {

  @Inject MeterRegistry meters;

  /** An "allow" that comes after the budget counts as little as none, an error or nonsense. */
  @ParameterizedTest
  @ValueSource(strings = {"slow", "silent", "broken", "garbled"})
  void withoutAnAnswerInTimeTheCustomerIsAskedToStepUpAndNothingIsHeld(String device) {
    UUID profileId = Shop.buyer("1000", 1_000);
    double before = unanswered();
    String key = device + profileId;
    Loyalty.redeem(profileId, 500, key, device, "silver")
        .then()
        .statusCode(401)
        .body("type", equalTo("https://assidu.io/problems/step-up-required"))
        .body("acrValues", equalTo("gold"))
        .body("assessmentId", nullValue());
    assertThat(Loyalty.member(profileId).getLong("available")).isEqualTo(1_000);
    assertThat(unanswered()).isEqualTo(before + 1);

    Loyalty.redeem(profileId, 500, key, device, "gold")
        .then()
        .statusCode(201)
        .body("assessment", nullValue());
    assertThat(Loyalty.member(profileId).getLong("held")).isEqualTo(500);
  }

  private double unanswered() {
    return meters.counter("assidu.loyalty.risk.unanswered").count();
  }

  @Test
  void anActionThatIsNotKnownYetIsAChallenge() {
    UUID profileId = Shop.buyer("1000", 1_000);
    Loyalty.redeem(profileId, 500, "new-" + profileId, "quarantine", "silver")
        .then()
        .statusCode(401);
  }

  /** The challenge is about this redemption: what resumes is the one that was assessed. */
  @Test
  void aChallengeThatIsMetResumesTheSameRedemption() {
    UUID profileId = Shop.buyer("1000", 1_000);
    String key = "same-" + profileId;
    String asked =
        Loyalty.redeem(profileId, 900, key, "challenge", "silver")
            .then()
            .statusCode(401)
            .extract()
            .path("assessmentId");
    Loyalty.redeem(profileId, 900, key, "challenge", "gold")
        .then()
        .statusCode(201)
        .body("assessment.id", equalTo(asked));
    Loyalty.redeem(profileId, 900, key, "challenge", "gold").then().statusCode(201);
    assertThat(Loyalty.member(profileId).getLong("held")).isEqualTo(900);
  }

  @Test
  void aCustomersLevelIsThatOfTheirTokenWhateverTheBodySays() {
    UUID profileId = Shop.buyer("1000", 1_000);
    own(profileId, "silver").then().statusCode(401);
    assertThat(Loyalty.member(profileId).getLong("available")).isEqualTo(1_000);
    own(profileId, "gold").then().statusCode(201);
    assertThat(Loyalty.member(profileId).getLong("held")).isEqualTo(300);
  }

  private static Response own(UUID profileId, String acr) {
    return RestAssured.given()
        .auth()
        .oauth2(Tokens.customer("customer-" + profileId).acr(acr).bearer())
        .header("Idempotency-Key", "own-" + profileId)
        .contentType(ContentType.JSON)
        .body("{\"points\": 300, \"session\": {\"deviceId\": \"challenge\", \"acr\": \"gold\"}}")
        .post("/v1/redemptions");
  }

  /** Pieces and points are set aside after the assessment, never before. */
  @Test
  void aRewardThatIsRefusedForItsRiskStaysInStock() {
    Perks perks =
        Perks.with(
            """
            {"id": "mug", "kind": "product", "name": {"en": "Mug"}, "points": 200, "value": 9.5,
             "stock": "counted"}""");
    perks.stock("mug", "stock", Map.of("pieces", 1, "reason", "one"));
    UUID profileId = perks.member(200);
    String body =
        """
        {"profileId": "%s", "program": "%s", "rewardId": "mug", "session": {"deviceId": "block"}}"""
            .formatted(profileId, perks.program());
    Loyalty.as("shop", "loyalty:burn")
        .header("Idempotency-Key", "block-" + profileId)
        .body(body)
        .post("/v1/redemptions")
        .then()
        .statusCode(403);
    assertThat(perks.stock("mug").getLong("left")).isEqualTo(1);
    assertThat(perks.balance(profileId).getLong("available")).isEqualTo(200);
  }
}
