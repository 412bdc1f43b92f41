package io.assidu.fraud;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.assidu.contracts.Topics;
import io.assidu.contracts.fraud.RiskSignal;
import io.assidu.contracts.fraud.SignalKind;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals by each of the three ways in. */
@QuarkusTest
@WithTestResource(Servers.class)
class SignalAppTest {

  private static final String OF_CUSTOMER = "SELECT count(*) FROM signal WHERE profile_id = $1";

  @Inject World world;
  @Inject TestClock clock;

  @Test
  void aWebhookSentTwiceCountsOnce() {
    Customer customer = world.customer();
    String id = "msg_" + UUID.randomUUID();
    String body = Keycloak.body("loginSucceeded", customer, Place.HOME, clock.instant());

    Keycloak.send(id, body, clock.instant()).statusCode(202);
    Keycloak.send(id, body, clock.instant()).statusCode(202);

    assertThat(world.count(OF_CUSTOMER, customer.profileId())).isEqualTo(1);
  }

  @Test
  void aForgedWebhookIsRefused() {
    Customer customer = world.customer();

    given()
        .contentType("application/json")
        .header("webhook-id", "msg_1")
        .header("webhook-timestamp", Long.toString(clock.instant().getEpochSecond()))
        .header("webhook-signature", "v1,AAAA")
        .body(Keycloak.body("stepUpSucceeded", customer, Place.ABROAD, clock.instant()))
        .post("/v1/signals/keycloak")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("type", endsWith("/signature-invalid"));
    assertThat(world.count(OF_CUSTOMER, customer.profileId())).isZero();
  }

  @Test
  void anOldWebhookCannotBePlayedAgain() {
    String body = Keycloak.body("loginSucceeded", Customer.someone(), Place.HOME, clock.instant());

    Keycloak.send("msg_2", body, clock.instant().minus(Duration.ofMinutes(6))).statusCode(401);
  }

  @Test
  void aWebhookThatIsNoJsonIsRefusedAsSuch() {
    Keycloak.send("msg_" + UUID.randomUUID(), "{\"type\":", clock.instant())
        .statusCode(400)
        .body("type", endsWith("/malformed-json"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /type            | null
          /type            | {}
          /timestamp       | {"type": "loginSucceeded"}
          /data/customerId | {"type": "loginSucceeded", "timestamp": "2026-03-01T10:00:00Z"}
          /data/customerId | {"type": "loginFailed", "timestamp": "2026-03-01T10:00:00Z", "data": {}}
          """)
  void aSignedEventThatLacksSomethingIsToldWhat(String field, String body) {
    Keycloak.send("msg_" + UUID.randomUUID(), body, clock.instant())
        .statusCode(400)
        .body("errors[0].field", equalTo(field));
  }

  /** Keycloak may know a customer before profile-service has told us whose id that is. */
  @Test
  void signalsOfSomebodyUnknownAreTheirsOnceTheyAreKnown() {
    Customer customer = Customer.someone();
    Keycloak.reports("loginFailed", customer, Place.HOME, clock.instant());

    world.knows(customer, 1, customer.email());

    assertThat(world.count(OF_CUSTOMER, customer.profileId())).isEqualTo(1);
  }

  @Test
  void aClientSystemsSignalIsTakenOncePerKey() {
    Customer customer = world.customer();
    String key = UUID.randomUUID().toString();

    String first = report(key, signal(customer)).statusCode(202).extract().path("signalId");
    String again = report(key, signal(customer)).statusCode(202).extract().path("signalId");

    assertThat(again).isEqualTo(first);
    assertThat(world.count(OF_CUSTOMER, customer.profileId())).isEqualTo(1);
    report(key, signal(customer).put("kind", "loginFailed")).statusCode(422);
  }

  @Test
  void aSignalOnKafkaIsAssessed() {
    Customer customer = world.customer();
    KafkaProbe.publish(
        Topics.FRAUD_SIGNALS,
        customer.profileId().toString(),
        new RiskSignal(
            Ids.next(),
            null,
            new Identifier(IdentifierType.CUSTOMER_ID, customer.customerId()),
            SignalKind.LOGIN_SUCCEEDED,
            "app",
            Place.HOME.ip(),
            Place.HOME.userAgent(),
            "device-1",
            "s-1",
            null,
            Map.of("acr", "silver"),
            clock.instant()));

    await()
        .untilAsserted(
            () -> customer.risk().body("assessments.subject", hasItem("loginSucceeded")));
  }

  @Test
  void onlyThePrefixOfAnAddressIsKept() {
    Customer customer = world.customer();
    Keycloak.reports("loginSucceeded", customer, Place.HOME, clock.instant());

    assertThat(
            world.count(
                "SELECT count(*) FROM signal WHERE profile_id = $1 AND network = '198.51.100.0/24'",
                customer.profileId()))
        .isEqualTo(1);
    assertThat(
            world.count(
                "SELECT count(*) FROM signal s WHERE profile_id = $1 AND s::text LIKE '%198.51.100.23%'",
                customer.profileId()))
        .isZero();
  }

  @Test
  void guessedPasswordsShowInTheNextScore() {
    Customer customer = world.customer();
    Keycloak.reports("loginSucceeded", customer, Place.HOME, clock.instant());
    for (int guess = 0; guess < 6; guess++) {
      Keycloak.reports("loginFailed", customer, Place.ABROAD, clock.instant());
    }

    customer.redeems(1, 100, Place.HOME).body("contributions.rule", hasItem("failed-logins"));
  }

  @Test
  void whatIsWrongWithASignalIsSaidByItsField() {
    report(UUID.randomUUID().toString(), signal(Customer.someone()).put("ip", "example.com"))
        .statusCode(400)
        .body("errors[0].field", equalTo("/ip"));
    report(UUID.randomUUID().toString(), new JsonObject().put("kind", "loginFailed"))
        .statusCode(400)
        .body("errors[0].field", equalTo("/identifier"));
  }

  private static JsonObject signal(Customer customer) {
    return new JsonObject()
        .put("profileId", customer.profileId().toString())
        .put("kind", "loginSucceeded")
        .put("ip", Place.HOME.ip())
        .put("userAgent", Place.HOME.userAgent());
  }

  private static ValidatableResponse report(String key, JsonObject signal) {
    return given()
        .auth()
        .oauth2(Tokens.client("shop").scopes("risk:signal").bearer())
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(signal.encode())
        .post("/v1/signals")
        .then();
  }
}
