package io.assidu.policy.override;

import static io.assidu.policy.Clients.as;
import static io.assidu.policy.Clients.decide;
import static io.assidu.policy.Clients.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.policy.Customer;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An emergency: one person opens an override, another confirms it, and every use is on record. */
@QuarkusTest
@WithTestResource(Servers.class)
class OverrideAppTest {

  private static final String NOON = "2026-11-25T11:00:00Z";
  private static final String EVENING = "2026-11-25T19:00:00Z";

  @Inject TestClock clock;

  /** Of this test only, so that no other test's contacts are in its scope. */
  private final String topic = "recall-" + UUID.randomUUID();

  @BeforeEach
  void wednesdayNoonInParis() {
    clock.set(Instant.parse(NOON));
  }

  @Test
  void liftsTheCapOnceASecondPersonHasConfirmedItAndUntilItIsEnded() {
    Customer customer = atTheirCap();
    String id = open().body("state", equalTo("awaitingConfirmation")).extract().path("overrideId");
    decide(customer, topic).body("verdict", equalTo("suppressed"));

    confirm("grace", id)
        .statusCode(200)
        .body("state", equalTo("inForce"))
        .body("openedBy", equalTo("ada"))
        .body("confirmedBy", equalTo("grace"));
    String decision =
        decide(customer, topic)
            .body("verdict", equalTo("approved"))
            .body("reasons.find { it.rule == 'caps' }.effect", equalTo("exempt"))
            .body("reasons.find { it.rule == 'override' }.facts.override", equalTo(id))
            .extract()
            .path("decisionId");
    decide(customer, "another-topic").body("verdict", equalTo("suppressed"));

    reader().get("/v1/overrides/{id}", id).then().body("uses", equalTo(1));
    reader()
        .get("/v1/overrides/{id}/uses", id)
        .then()
        .body("items", hasSize(1))
        .body("items[0].decisionId", equalTo(decision))
        .body("items[0].purpose", equalTo("marketing"));

    as("ada", "override:open")
        .delete("/v1/overrides/{id}", id)
        .then()
        .statusCode(200)
        .body("state", equalTo("ended"))
        .body("uses", equalTo(1));
    decide(customer, topic).body("verdict", equalTo("suppressed"));
    reader().get("/v1/overrides").then().body("items.overrideId", hasItem(id));
  }

  @Test
  void whoOpenedItCannotConfirmIt() {
    String id = open().extract().path("overrideId");

    confirm("ada", id).statusCode(403).body("type", endsWith("/second-person-needed"));

    reader().get("/v1/overrides/{id}", id).then().body("state", equalTo("awaitingConfirmation"));
  }

  @Test
  void liftsQuietHoursAndEndsByItself() {
    clock.set(Instant.parse("2026-11-29T21:30:00Z"));
    Customer customer = known(Customer.consenting());
    decide(customer, topic).body("verdict", equalTo("deferred"));
    inForce("2026-11-29T22:00:00Z");

    decide(customer, topic)
        .body("verdict", equalTo("approved"))
        .body("reasons.find { it.rule == 'quiet-hours' }.effect", equalTo("exempt"));

    clock.set(Instant.parse("2026-11-29T22:00:00Z"));
    decide(customer, topic).body("verdict", equalTo("deferred"));
  }

  @Test
  void doesNotLiftConsent() {
    Customer customer = known(Customer.silent().says(ConsentStatus.WITHDRAWN).announced());
    inForce(EVENING);

    decide(customer, topic)
        .body("verdict", equalTo("suppressed"))
        .body("reasons[-1].rule", equalTo("consent"));
  }

  @Test
  void doesNotCountAgainstThePerson() {
    Customer customer = known(Customer.consenting());
    inForce(EVENING);

    for (int i = 0; i < 4; i++) {
      decide(customer, topic).body("verdict", equalTo("approved"));
    }
    decide(customer, "another-topic").body("verdict", equalTo("approved"));
  }

  @Test
  void whatNobodyConfirmedInTimeNeverComesInForce() {
    String id = open().extract().path("overrideId");

    clock.set(Instant.parse(EVENING));

    reader().get("/v1/overrides/{id}", id).then().body("state", equalTo("neverInForce"));
    confirm("grace", id).statusCode(409).body("type", endsWith("/not-awaiting-confirmation"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "scope": {"purposes": ["marketing"]}, "endsAt": "2026-11-26T11:00:01Z"  | /endsAt
          "scope": {"purposes": ["marketing"]}, "endsAt": "2026-11-25T11:00:00Z"  | /endsAt
          "scope": {"topics": ["news"]}, "endsAt": "2026-11-25T19:00:00Z"         | /scope/purposes
          "scope": {"purposes": ["service"], "countries": ["XX"]}, "endsAt": "2026-11-25T19:00:00Z" | /scope/countries/0
          "scope": {"purposes": ["service"], "channels": ["telex"]}, "endsAt": "2026-11-25T19:00:00Z" | /scope/channels/0
          "endsAt": "2026-11-25T19:00:00Z"                                        | /scope
          """)
  void whatIsTooWideOrTooLongIsRefused(String fields, String field) {
    as("ada", "override:open")
        .body("{" + fields + ", \"reason\": \"recall\"}")
        .post("/v1/overrides")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo(field));
  }

  @Test
  void rightsAreAskedFor() {
    String id = open().extract().path("overrideId");

    assertThat(as("eve", "policy:write").body("{}").post("/v1/overrides").statusCode())
        .isEqualTo(403);
    assertThat(as("eve", "override:open").post("/v1/overrides/{id}/confirm", id).statusCode())
        .isEqualTo(403);
    assertThat(as("eve", "policy:read").delete("/v1/overrides/{id}", id).statusCode())
        .isEqualTo(403);
    assertThat(reader().get("/v1/overrides/{id}", UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  private static Customer atTheirCap() {
    Customer customer = known(Customer.consenting());
    for (int i = 0; i < 3; i++) {
      decide(customer, "newsletter").body("verdict", equalTo("approved"));
    }
    return customer;
  }

  private void inForce(String endsAt) {
    String id = open(endsAt).extract().path("overrideId");
    confirm("grace", id).statusCode(200);
  }

  private ValidatableResponse open() {
    return open(EVENING);
  }

  private ValidatableResponse open(String endsAt) {
    return as("ada", "override:open")
        .body(
            """
            {"scope": {"purposes": ["marketing"], "topics": ["%s"]}, "reason": "recall",
             "endsAt": "%s"}
            """
                .formatted(topic, endsAt))
        .post("/v1/overrides")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse confirm(String who, String id) {
    return as(who, "override:confirm").post("/v1/overrides/{id}/confirm", id).then();
  }

  private static RequestSpecification reader() {
    return as("clerk", "policy:read");
  }
}
