package io.assidu.policy.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.assidu.contracts.contact.Purpose;
import io.assidu.policy.Customer;
import io.assidu.policy.Decided;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A campaign tool asks for many contacts in one call. */
@QuarkusTest
@WithTestResource(Servers.class)
class BatchOverRestAppTest {

  private static final String SHOP =
      Tokens.client("shop").scopes("contact:decide", "policy:read").bearer();

  @Inject TestClock clock;

  private final Customer anna = Customer.consenting();
  private final Customer bela = Customer.consenting();

  @BeforeEach
  void wednesdayNoonInParis() {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));
    Decided.ask(anna.asks(Purpose.TRANSACTIONAL));
    Decided.ask(bela.asks(Purpose.TRANSACTIONAL));
  }

  @Test
  void each_gets_its_decision_in_order_under_the_cap() {
    decideAll("order", anna.id(), anna.id(), bela.id(), anna.id(), anna.id())
        .statusCode(200)
        .body(
            "decisions.verdict",
            contains("approved", "approved", "approved", "approved", "suppressed"))
        .body("decisions[4].reasons.rule", hasItem("cap:3-per-7-days"));
  }

  @Test
  void the_same_key_is_the_same_decisions() {
    List<String> first = ids(decideAll("again", anna.id(), bela.id(), anna.id()));
    List<String> second = ids(decideAll("again", anna.id(), bela.id(), anna.id()));

    assertThat(second).isEqualTo(first).doesNotHaveDuplicates();
    decideAll("again", anna.id()).statusCode(422);
  }

  @Test
  void a_dry_run_counts_nothing() {
    for (int i = 0; i < 3; i++) {
      given()
          .auth()
          .oauth2(SHOP)
          .contentType(ContentType.JSON)
          .queryParam("dryRun", true)
          .body(asks(anna.id(), anna.id(), anna.id(), anna.id()))
          .post("/v1/decisions/batch")
          .then()
          .statusCode(200)
          .body("decisions.verdict", contains("approved", "approved", "approved", "approved"));
    }
    decideAll("after", anna.id()).body("decisions.verdict", contains("approved"));
  }

  @Test
  void one_that_is_not_known_is_named_and_nobody_is_decided() {
    UUID nobody = UUID.randomUUID();
    decideAll("nobody", anna.id(), nobody)
        .statusCode(404)
        .body("errors.field", contains("/contacts/1/profileId"));
    decideAll("three", anna.id(), anna.id(), anna.id())
        .body("decisions.verdict", contains("approved", "approved", "approved"));
  }

  @Test
  void everything_that_breaks_a_rule_is_named_with_its_place() {
    post(
            "rules",
            """
            {"contacts": [
              {"profileId": "%1$s", "purpose": "marketing", "expiresAt": "2020-01-01T00:00:00Z"},
              {"profileId": "%1$s", "purpose": "marketing"},
              {"profileId": "%1$s", "purpose": "marketing", "sendAt": "2030-01-02T00:00:00Z",
               "expiresAt": "2030-01-01T00:00:00Z"}]}
            """
                .formatted(anna.id()))
        .statusCode(400)
        .body("type", endsWith("/invalid-request"))
        .body("errors.field", contains("/contacts/0/expiresAt", "/contacts/2/expiresAt"))
        .body("errors.rule", contains("future", "after-send-at"));
  }

  @Test
  void a_member_of_one_is_checked_as_in_a_single_call() {
    post("bounds", "{\"contacts\": [{\"purpose\": \"marketing\", \"priority\": 101}]}")
        .statusCode(400)
        .body("errors.field", hasItems("/contacts/0/profileId", "/contacts/0/priority"));
  }

  @Test
  void no_more_than_a_thousand_are_taken() {
    decideAll("many", Collections.nCopies(1_001, anna.id()).toArray(UUID[]::new))
        .statusCode(400)
        .body("errors.field", contains("/contacts"));
    post("none", "{\"contacts\": []}").statusCode(400).body("errors.field", contains("/contacts"));
  }

  @Test
  void a_thousand_are() {
    decideAll("thousand", Collections.nCopies(1_000, anna.id()).toArray(UUID[]::new))
        .statusCode(200)
        .body("decisions.count { it.verdict == 'approved' }", equalTo(3))
        .body("decisions.size()", equalTo(1_000));
  }

  /** Each is a round of its own that waits for nothing, neither for Redis nor for the database. */
  @Test
  void a_thousand_of_one_person_are_that_need_no_counting() {
    String asks = asks(Collections.nCopies(1_000, anna.id()).toArray(UUID[]::new));

    post("uncounted", asks.replace("marketing", "security"))
        .statusCode(200)
        .body("decisions.count { it.verdict == 'approved' }", equalTo(1_000));
  }

  private ValidatableResponse decideAll(String key, UUID... people) {
    return post(key, asks(people));
  }

  private ValidatableResponse post(String key, String body) {
    return given()
        .auth()
        .oauth2(SHOP)
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key + " " + anna.id())
        .body(body)
        .post("/v1/decisions/batch")
        .then();
  }

  private static List<String> ids(ValidatableResponse answer) {
    return answer.statusCode(200).extract().path("decisions.decisionId");
  }

  private static String asks(UUID... people) {
    return List.of(people).stream()
        .map(
            person ->
                "{\"profileId\": \"%s\", \"purpose\": \"marketing\", \"channels\": [\"email\"]}"
                    .formatted(person))
        .collect(Collectors.joining(",", "{\"contacts\": [", "]}"));
  }
}
