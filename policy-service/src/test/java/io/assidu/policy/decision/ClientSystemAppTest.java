package io.assidu.policy.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.Outcome;
import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.Customer;
import io.assidu.policy.Decided;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Client systems ask, report and look things up over REST. */
@QuarkusTest
@WithTestResource(Servers.class)
class ClientSystemAppTest {

  private static final String SHOP =
      Tokens.client("shop").scopes("contact:decide", "policy:read").bearer();

  @Inject TestClock clock;

  @BeforeEach
  void wednesdayNoonInParis() {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));
  }

  @Test
  void asksThenSendsByItsOwnMeansThenReports() {
    Customer customer = known(Customer.consenting());

    String id =
        decide(customer, "k1", "")
            .statusCode(200)
            .body("verdict", equalTo("approved"))
            .body("channel", equalTo("email"))
            .body("consentRecordId", equalTo(customer.consentRecord().toString()))
            .extract()
            .path("decisionId");

    shop()
        .header("Idempotency-Key", "outcome " + id)
        .body("{\"outcome\": \"accepted\"}")
        .post("/v1/decisions/{id}/outcome", id)
        .then()
        .statusCode(200);
    shop()
        .get("/v1/decisions/{id}", id)
        .then()
        .statusCode(200)
        .body("reasons.rule", hasItem("cap:3-per-7-days"));
    assertThat(KafkaProbe.all(Topics.CONTACT_DECISIONS))
        .noneMatch(event -> event.data().decisionId().toString().equals(id));
  }

  @Test
  void whatAReplicasClockSaysIsNotHeldAgainstWhoReportsWithoutATime() {
    Customer customer = known(Customer.consenting());
    String id = decide(customer, "early", "").extract().path("decisionId");
    clock.advance(Duration.ofHours(-1));

    shop()
        .header("Idempotency-Key", "outcome " + id)
        .body("{\"outcome\": \"accepted\"}")
        .post("/v1/decisions/{id}/outcome", id)
        .then()
        .statusCode(200);
  }

  @Test
  void theSameKeyIsTheSameDecision() {
    Customer customer = known(Customer.consenting());

    String first = decide(customer, "again", "").extract().path("decisionId");
    String second = decide(customer, "again", "").extract().path("decisionId");

    assertThat(second).isEqualTo(first);
    decide(customer, "again", ", \"priority\": 99").statusCode(422);
  }

  @Test
  void aDryRunCountsNothing() {
    Customer customer = known(Customer.consenting());
    for (int i = 0; i < 5; i++) {
      shop()
          .queryParam("dryRun", true)
          .body(ask(customer, ""))
          .post("/v1/decisions")
          .then()
          .statusCode(200)
          .body("verdict", equalTo("approved"))
          .body("decisionId", nullValue());
    }
    pressure(customer).body("caps[0].count", equalTo(0));
  }

  @Test
  void whatFailedIsReleased() {
    Customer customer = known(Customer.consenting());
    String id = decide(customer, "fails", "").extract().path("decisionId");
    pressure(customer).body("caps[0].count", equalTo(1));

    shop()
        .header("Idempotency-Key", "failed " + id)
        .body("{\"outcome\": \"failed\"}")
        .post("/v1/decisions/{id}/outcome", id)
        .then()
        .statusCode(200);

    pressure(customer).body("caps[0].count", equalTo(0));
  }

  @Test
  void whoeverSaysStopIsHeardAtOnceAndByEverybody() {
    Customer customer = known(Customer.consenting());
    String id = decide(customer, "stopped", "").extract().path("decisionId");
    String contact = shop().get("/v1/decisions/{id}", id).then().extract().path("contactId");

    shop()
        .header("Idempotency-Key", "stop " + id)
        .body("{\"outcome\": \"unsubscribed\"}")
        .post("/v1/decisions/{id}/outcome", id)
        .then()
        .statusCode(200);

    decide(customer, "after", "")
        .body("verdict", equalTo("suppressed"))
        .body("reasons[-1].rule", equalTo("suppression"))
        .body("reasons[-1].facts.suppressions[0].cause", equalTo("unsubscribed"));
    KafkaProbe.await(
        Topics.CONTACT_OUTCOMES,
        ContactOutcome.class,
        outcome ->
            outcome.contactId().toString().equals(contact)
                && outcome.outcome() == Outcome.UNSUBSCRIBED);
  }

  @Test
  void aDeferredAskIsAskedAgain() {
    Customer customer = known(Customer.consenting());
    UUID contact = UUID.randomUUID();
    String more = ", \"contactId\": \"" + contact + "\"";
    clock.set(Instant.parse("2026-11-29T22:00:00Z"));
    String until =
        decide(customer, "sunday", more)
            .body("verdict", equalTo("deferred"))
            .body("reasons[-1].facts.opening", equalTo("2026-11-30T07:00:00Z"))
            .extract()
            .path("until");

    clock.set(Instant.parse(until));

    decide(customer, "monday", more)
        .body("verdict", equalTo("approved"))
        .body("contactId", equalTo(contact.toString()));
  }

  @Test
  void aContactIsRequestedDecidedAndDelivered() {
    Customer customer = known(Customer.consenting());

    String contact =
        shop()
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .body(ask(customer, ", \"template\": \"campaign-news\""))
            .post("/v1/contacts")
            .then()
            .statusCode(202)
            .body("verdict", equalTo("approved"))
            .extract()
            .path("contactId");

    ContactDecided decided = Decided.first(UUID.fromString(contact));
    assertThat(decided.verdict()).isEqualTo(Verdict.APPROVED);
    assertThat(decided.contact().template()).isEqualTo("campaign-news");
  }

  @Test
  void aPersonsDecisionsAreListedLatestFirst() {
    Customer customer = known(Customer.consenting());
    for (int i = 0; i < 3; i++) {
      decide(customer, "list" + i, "").statusCode(200);
    }

    String cursor =
        list(customer)
            .queryParam("limit", 2)
            .get("/v1/decisions")
            .then()
            .body("items", hasSize(2))
            .body("nextCursor", notNullValue())
            .extract()
            .path("nextCursor");
    list(customer)
        .queryParam("limit", 2)
        .queryParam("cursor", cursor)
        .get("/v1/decisions")
        .then()
        .body("items", hasSize(1))
        .body("nextCursor", nullValue());
  }

  @Test
  void whoIsNotKnownIsNotDecidedAbout() {
    decide(Customer.silent(), "nobody", "")
        .statusCode(404)
        .body("type", endsWith("/unknown-profile"));
  }

  @Test
  void rightsAreAskedFor() {
    Customer customer = Customer.silent();
    given()
        .contentType(ContentType.JSON)
        .body(ask(customer, ""))
        .post("/v1/decisions")
        .then()
        .statusCode(401);
    given()
        .auth()
        .oauth2(Tokens.client("till").scopes("loyalty:read").bearer())
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", "x")
        .body(ask(customer, ""))
        .post("/v1/contacts")
        .then()
        .statusCode(403);
  }

  /** Their profile has arrived: whoever asks over REST is not kept waiting for it. */
  private static Customer known(Customer customer) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> shop().get("/v1/profiles/{id}/pressure", customer.id()).statusCode() == 200);
    return customer;
  }

  private static ValidatableResponse decide(Customer customer, String key, String more) {
    return shop()
        .header("Idempotency-Key", key + " " + customer.id())
        .body(ask(customer, more))
        .post("/v1/decisions")
        .then();
  }

  private static ValidatableResponse pressure(Customer customer) {
    return shop().get("/v1/profiles/{id}/pressure", customer.id()).then().statusCode(200);
  }

  private static RequestSpecification list(Customer customer) {
    return shop().queryParam("profileId", customer.id());
  }

  private static RequestSpecification shop() {
    return given().auth().oauth2(SHOP).contentType(ContentType.JSON);
  }

  private static String ask(Customer customer, String more) {
    return "{\"profileId\": \"%s\", \"purpose\": \"marketing\", \"channels\": [\"email\"]%s}"
        .formatted(customer.id(), more);
  }
}
