package io.assidu.policy.protection;

import static io.assidu.policy.Clients.as;
import static io.assidu.policy.Clients.known;
import static io.assidu.policy.Clients.publish;
import static io.assidu.policy.Clients.shop;
import static io.assidu.policy.Clients.theShippedPolicyAgain;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.assidu.policy.Customer;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Protection that is computed from what people were wanted for. */
@QuarkusTest
@WithTestResource(Servers.class)
class ProtectionAppTest {

  private static final Instant MONDAY = Instant.parse("2026-04-20T10:00:00Z");
  private static final int PEOPLE = 10;
  private static final String BY_DEMAND =
      "{\"computed\": {\"lookback\": \"P2D\", \"leastObservations\": 20}}";
  private static final int CARE = 90;
  private static final int NEWS = 10;

  @Inject TestClock clock;

  /** Of this test only, so that no other test's contacts are demand of its cap. */
  private final String topic = "protection-" + UUID.randomUUID();

  @AfterEach
  void asShipped() {
    theShippedPolicyAgain();
  }

  @Test
  void isComputedFromObservedDemandAndDecidesFromThenOn() {
    clock.set(MONDAY);
    publish(threeADay(BY_DEMAND));
    awaitBasis("too-little-demand")
        .body("caps[0].observations", equalTo(0))
        .body("caps[0].classes.bookingLimit", equalTo(List.of(3, 3)));

    for (int i = 0; i < PEOPLE; i++) {
      Customer customer = known(Customer.consenting());
      times(i < 2 ? 2 : 1, customer, CARE, 10);
      times(2, customer, NEWS, 1);
    }
    clock.set(MONDAY.plus(Duration.ofHours(25)));

    // Within two days ten people were wanted for 12 contacts of care, two of them for two: 0.6 a
    // day, with a deviation of 0.663; the quantile for a tenth of the value is at 1.45.
    awaitBasis("demand")
        .body("caps[0].computedAt", equalTo("2026-04-21T11:00:00Z"))
        .body("caps[0].observedFrom", equalTo("2026-04-19T11:00:00Z"))
        .body("caps[0].observedTo", equalTo("2026-04-21T11:00:00Z"))
        .body("caps[0].observations", equalTo(20))
        .body("caps[0].classes[0].contacts", equalTo(12))
        .body("caps[0].classes[0].mean", equalTo(0.6f))
        .body("caps[0].classes[0].deviation", equalTo(0.6633f))
        .body("caps[0].classes[0].value", equalTo(10))
        .body("caps[0].classes[0].protected", equalTo(1))
        .body("caps[0].classes[0].bookingLimit", equalTo(3))
        .body("caps[0].classes[1].contacts", equalTo(20))
        .body("caps[0].classes[1].protected", nullValue())
        .body("caps[0].classes[1].bookingLimit", equalTo(2));

    // Another version, with the same cap and classes: nothing is forgotten.
    publish(
        threeADay(BY_DEMAND)
            .replace("{\"channelOrder\"", "{\"jitter\": \"PT1M\", \"channelOrder\""));
    protection("default")
        .body("policyVersion", greaterThan(2))
        .body("caps[0].basis", equalTo("demand"));

    Customer late = known(Customer.consenting());
    times(2, late, NEWS, 1);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                post(late, NEWS, 1, true)
                    .body("reasons[-1].rule", equalTo("arbitration:protected:daily")));
    ask(late, NEWS, 1)
        .body("verdict", equalTo("suppressed"))
        .body("reasons[-1].rule", equalTo("arbitration:protected:daily"));
    ask(late, CARE, 10).body("verdict", equalTo("approved"));

    rehearsed(threeADay(BY_DEMAND))
        .body("recorded.suppressed.'arbitration:protected:daily'", equalTo(1))
        .body("rehearsed.suppressed.'arbitration:protected:daily'", equalTo(1))
        .body("rehearsed.valueForgone", equalTo(1))
        .body("changes.people", equalTo(0));
    rehearsed(threeADay("{\"fixed\": {\"care\": 3}}"))
        .body("rehearsed.suppressed.'arbitration:protected:daily'", equalTo(3))
        .body("rehearsed.sent.email", equalTo(1))
        .body("rehearsed.valueForgone", equalTo(3));
  }

  @Test
  void fixedProtectionIsShownAsItStandsInThePolicy() {
    publish(threeADay("{\"fixed\": {\"care\": 1}}"));

    protection("default")
        .body("caps", hasSize(1))
        .body("caps[0].basis", equalTo("fixed"))
        .body("caps[0].computedAt", nullValue())
        .body("caps[0].classes[0].protected", equalTo(1))
        .body("caps[0].classes[1].bookingLimit", equalTo(2));
  }

  @Test
  void aPolicyThatProtectsNobodyHasNothingToShow() {
    theShippedPolicyAgain();

    protection("default").body("caps", hasSize(0));
  }

  @Test
  void whatWasNeverPublishedIsNotFound() {
    as("clerk", "policy:read")
        .get("/v1/contact-policies/{id}/protection", "none-" + UUID.randomUUID())
        .then()
        .statusCode(404);
  }

  private ValidatableResponse awaitBasis(String basis) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> protection("default").body("caps[0].basis", equalTo(basis)));
    return protection("default");
  }

  private static ValidatableResponse protection(String policy) {
    return as("clerk", "policy:read")
        .get("/v1/contact-policies/{id}/protection", policy)
        .then()
        .statusCode(200);
  }

  private void times(int times, Customer customer, int priority, int value) {
    for (int i = 0; i < times; i++) {
      ask(customer, priority, value);
    }
  }

  private ValidatableResponse ask(Customer customer, int priority, int value) {
    return post(customer, priority, value, false);
  }

  private ValidatableResponse post(Customer customer, int priority, int value, boolean dryRun) {
    return shop()
        .queryParam("dryRun", dryRun)
        .body(
            """
            {"profileId": "%s", "purpose": "marketing", "channels": ["email"], "topic": "%s",
             "priority": %d, "value": %d}
            """
                .formatted(customer.id(), topic, priority, value))
        .post("/v1/decisions")
        .then()
        .statusCode(200);
  }

  /** The hours in which the latecomer was decided. */
  private ValidatableResponse rehearsed(String document) {
    clock.set(MONDAY.plus(Duration.ofHours(30)));
    String id = "what-if-" + UUID.randomUUID();
    manager().body(document).put("/v1/contact-policies/{id}", id).then().statusCode(200);
    return manager()
        .body(
            """
            {"from": "2026-04-21T11:00:00Z", "to": "2026-04-21T12:00:00Z"}
            """)
        .post("/v1/contact-policies/{id}/rehearsal", id)
        .then()
        .statusCode(200);
  }

  private String threeADay(String protect) {
    return """
        {"channelOrder": ["email"], "consentRequiredFor": ["marketing"],
         "caps": [{"id": "daily", "limit": 3, "window": {"rolling": "P1D"},
                   "appliesTo": {"topics": ["%s"]}, "protect": %s}],
         "arbitration": {"classes": [{"id": "care", "minPriority": 80}, {"id": "news"}]}}
        """
        .formatted(topic, protect);
  }

  private static RequestSpecification manager() {
    return as("manager", "policy:read", "policy:write");
  }
}
