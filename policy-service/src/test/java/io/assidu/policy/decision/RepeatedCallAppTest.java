package io.assidu.policy.decision;

import static io.assidu.policy.Clients.known;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.Customer;
import io.assidu.policy.Decided;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call that is made again gets the answer it got; a key that is used for another one, none. */
@QuarkusTest
@WithTestResource(Servers.class)
class RepeatedCallAppTest {

  private static final String SHOP = Tokens.client("shop").scopes("contact:decide").bearer();
  private static final Instant WEDNESDAY_NOON = Instant.parse("2026-11-25T11:00:00Z");
  private static final Instant SUNDAY_NIGHT = Instant.parse("2026-11-29T22:00:00Z");
  private static final String OWN = ", \"contactId\": \"%s\"";

  @Inject TestClock clock;

  private final String run = UUID.randomUUID().toString();
  private Customer customer = Customer.consenting();

  @BeforeEach
  void somebodyIsKnown() {
    clock.set(WEDNESDAY_NOON);
    customer = known(Customer.consenting());
  }

  @Test
  void gets_the_whole_answer_again() {
    String more =
        ", \"priority\": 70, \"value\": 2.50, \"topic\": \"news\", \"sendAt\":"
            + " \"2026-11-25T11:00:00.123456789Z\", \"expiresAt\": \"2026-11-25T12:00:00Z\"";
    Response first = decide("a", customer, more);
    assertThat(first.statusCode()).isEqualTo(200);

    clock.set(SUNDAY_NIGHT); // it would be worthless now, and it is Sunday

    assertThat(decide("a", customer, more).asString()).isEqualTo(first.asString());
  }

  @Test
  void gets_what_was_first_said_though_it_was_decided_again() {
    clock.set(SUNDAY_NIGHT);
    Response deferred = make("b", customer);
    assertThat(deferred.<String>path("verdict")).isEqualTo("deferred");
    clock.set(Instant.parse(deferred.path("until")));
    Decided.as(UUID.fromString(deferred.path("contactId")), Verdict.APPROVED);

    assertThat(make("b", customer).asString()).isEqualTo(deferred.asString());
  }

  @Test
  void a_deferred_one_that_is_asked_under_its_key_is_not_asked_anew() {
    clock.set(SUNDAY_NIGHT);
    Response deferred = decide("c", customer, "");
    clock.set(Instant.parse(deferred.path("until")));

    assertThat(decide("c", customer, "").asString()).isEqualTo(deferred.asString());
    assertThat(decide("c again", customer, "").<String>path("verdict")).isEqualTo("approved");
  }

  @Test
  void gets_what_was_first_said_though_the_contact_was_asked_for_again() {
    clock.set(SUNDAY_NIGHT);
    Response deferred = decide("g", customer, "");
    clock.set(Instant.parse(deferred.path("until")));
    String more = OWN.formatted(deferred.<String>path("contactId")) + ", \"priority\": 99";
    assertThat(decide("g later", customer, more).<String>path("verdict")).isEqualTo("approved");

    Response again = decide("g", customer, "");
    assertThat(again.<String>path("decisionId")).isEqualTo(deferred.path("decisionId"));
    assertThat(again.<String>path("verdict")).isEqualTo("deferred");
    assertThat(decide("g", known(Customer.consenting()), "").statusCode()).isEqualTo(422);
  }

  @Test
  void another_request_under_the_key_is_refused() {
    assertThat(decide("d", customer, "").statusCode()).isEqualTo(200);

    assertThat(decide("d", customer, ", \"priority\": 51").statusCode()).isEqualTo(422);
    assertThat(decide("d", customer, ", \"value\": 1").statusCode()).isEqualTo(422);
    assertThat(decide("d", known(Customer.consenting()), "").statusCode()).isEqualTo(422);
  }

  @Test
  void a_contact_with_an_id_of_its_own_is_noted_under_the_key() {
    String one = OWN.formatted(UUID.randomUUID());
    Response first = decide("e", customer, one);
    assertThat(first.statusCode()).isEqualTo(200);

    assertThat(decide("e", customer, one).asString()).isEqualTo(first.asString());
    assertThat(decide("e", customer, OWN.formatted(UUID.randomUUID())).statusCode()).isEqualTo(422);
  }

  /** Before either is known, neither waits for the other's person. */
  @Test
  void one_id_given_to_two_people_at_once_stays_with_one_of_them() throws Exception {
    for (int round = 0; round < 10; round++) {
      String own = OWN.formatted(UUID.randomUUID());
      assertThat(statuses("f own " + round, own)).containsExactlyInAnyOrder(200, 409);
      assertThat(statuses("f " + round, "")).containsExactlyInAnyOrder(200, 422);
    }
  }

  /** Of two calls at once, each about somebody else; the keys differ where the id is given. */
  private List<Integer> statuses(String key, String more) throws Exception {
    Customer other = known(Customer.consenting());
    List<Callable<Response>> both =
        List.of(
            () -> decide(key, customer, more),
            () -> decide(more.isEmpty() ? key : key + " other", other, more));
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<Response> answer : threads.invokeAll(both)) {
        statuses.add(answer.get().statusCode());
      }
    }
    return statuses;
  }

  private Response decide(String key, Customer whom, String more) {
    return post("/v1/decisions", key, whom, more);
  }

  private Response make(String key, Customer whom) {
    return post("/v1/contacts", key, whom, ", \"template\": \"campaign-news\"");
  }

  private Response post(String path, String key, Customer whom, String more) {
    return given()
        .auth()
        .oauth2(SHOP)
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key + " " + run)
        .body(
            "{\"profileId\": \"%s\", \"purpose\": \"marketing\", \"channels\": [\"email\"]%s}"
                .formatted(whom.id(), more))
        .post(path);
  }
}
