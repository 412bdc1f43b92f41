package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.assidu.contracts.Topics;
import io.assidu.contracts.fraud.AccountFrozen;
import io.assidu.contracts.fraud.AccountReleased;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points change hands only after fraud-service said so, or the customer stepped up. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class TransferRiskAppTest {

  private static final String FREELY = "{\"minimumPoints\": 1}";

  @Test
  void aRiskyTransferIsChallengedAndGoesOnOnceTheChallengeIsMet() {
    Gifts gifts = Gifts.with(FREELY);
    UUID anna = gifts.member(500);
    UUID bruno = gifts.member(0);
    String key = "risky-" + anna;
    String asked =
        gifts
            .pass(anna, bruno, 400, key, "challenge", "silver")
            .then()
            .statusCode(401)
            .header(
                "WWW-Authenticate",
                "Bearer error=\"insufficient_user_authentication\", error_description=\"A different"
                    + " authentication level is required\", acr_values=\"gold\"")
            .body("type", equalTo("https://assidu.io/problems/step-up-required"))
            .extract()
            .path("assessmentId");
    assertThat(gifts.available(anna)).isEqualTo(500);

    Response done = gifts.pass(anna, bruno, 400, key, "challenge", "gold");
    done.then().statusCode(201).body("assessment.id", equalTo(asked));
    gifts
        .pass(anna, bruno, 400, key, "challenge", "gold")
        .then()
        .statusCode(201)
        .body("id", equalTo(done.path("id")));
    assertThat(gifts.available(anna)).isEqualTo(100);
    assertThat(gifts.available(bruno)).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"silent", "broken", "garbled"})
  void withoutAnAnswerTheCustomerIsAskedToStepUpAndNothingMoves(String device) {
    Gifts gifts = Gifts.with(FREELY);
    UUID anna = gifts.member(500);
    UUID bruno = gifts.member(0);
    gifts.pass(anna, bruno, 400, device + anna, device, "silver").then().statusCode(401);
    assertThat(gifts.available(anna)).isEqualTo(500);
    gifts
        .pass(anna, bruno, 400, device + anna, device, "gold")
        .then()
        .statusCode(201)
        .body("assessment", nullValue());
  }

  @Test
  void blockAndFreezeAreRefusedAtAnyLevel() {
    Gifts gifts = Gifts.with(FREELY);
    UUID anna = gifts.member(500);
    UUID bruno = gifts.member(0);
    gifts
        .pass(anna, bruno, 400, "block-" + anna, "block", "gold")
        .then()
        .statusCode(403)
        .body("type", equalTo("https://assidu.io/problems/transfer-refused"));
    gifts.pass(anna, bruno, 400, "freeze-" + anna, "freeze", "gold").then().statusCode(423);
    assertThat(gifts.available(anna)).isEqualTo(500);
    assertThat(gifts.movements(bruno)).isEmpty();
  }

  @Test
  void nothingGoesFromOrToAFrozenAccountUntilItIsReleased() {
    Gifts gifts = Gifts.with(FREELY);
    UUID anna = gifts.member(500);
    UUID bruno = gifts.member(500);
    KafkaProbe.publish(
        Topics.FRAUD_ALERTS,
        anna.toString(),
        new AccountFrozen(Ids.next(), anna, Ids.next(), Instant.now()));
    await().until(() -> gifts.balance(anna).getBoolean("frozen"));
    gifts.pass(anna, bruno, 100).then().statusCode(423);
    TransferAppTest.refused(gifts.pass(bruno, anna, 100), 423, "/toProfileId", "frozen");
    assertThat(gifts.available(anna)).isEqualTo(500);
    assertThat(gifts.available(bruno)).isEqualTo(500);

    KafkaProbe.publish(
        Topics.FRAUD_ALERTS,
        anna.toString(),
        new AccountReleased(Ids.next(), anna, "customer", "step-up", Instant.now()));
    await().until(() -> !gifts.balance(anna).getBoolean("frozen"));
    gifts.pass(anna, bruno, 100).then().statusCode(201);
    gifts.pass(bruno, anna, 100).then().statusCode(201);
  }
}
