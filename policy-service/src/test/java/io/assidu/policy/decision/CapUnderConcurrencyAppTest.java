package io.assidu.policy.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.policy.Customer;
import io.assidu.policy.Decided;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.assidu.testkit.Tokens;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.redis.client.Command;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many ask about the same person at the same instant, over Kafka and REST, and Redis forgets. */
@QuarkusTest
@WithTestResource(Servers.class)
class CapUnderConcurrencyAppTest {

  private static final String SHOP =
      Tokens.client("shop").scopes("contact:decide", "policy:read").bearer();

  private static final int CAP = 3;
  private static final int OVER_REST = 24;
  private static final int OVER_KAFKA = 12;
  private static final int THREADS = 12;

  @Inject TestClock clock;
  @Inject ReactiveRedisDataSource redis;

  @Test
  void exactlyAsManyAsTheCapAllowsAreApproved() throws Exception {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));
    Customer customer = Customer.consenting();
    Decided.ask(customer.asks(Purpose.TRANSACTIONAL));

    List<ContactRequested> overKafka =
        IntStream.range(0, OVER_KAFKA).mapToObj(i -> customer.asks(Purpose.MARKETING)).toList();
    overKafka.forEach(Decided::send);
    List<Future<String>> overRest;
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      overRest =
          threads.invokeAll(
              IntStream.range(0, OVER_REST)
                  .<Callable<String>>mapToObj(i -> () -> decide(customer, i))
                  .toList());
    }

    for (Future<String> verdict : overRest) {
      assertThat(verdict.get()).isIn("approved", "suppressed");
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(overKafka)
                    .allSatisfy(r -> assertThat(Decided.all(r.contactId())).hasSize(1)));
    assertThat(marketing(customer))
        .hasSize(OVER_REST + OVER_KAFKA)
        .filteredOn("approved"::equals)
        .hasSize(CAP);
  }

  private String decide(Customer customer, int number) {
    if (number % 8 == 0) {
      redis.execute(Command.FLUSHALL).await().atMost(Duration.ofSeconds(10));
    }
    return given()
        .auth()
        .oauth2(SHOP)
        .header("Idempotency-Key", number + " " + customer.id())
        .contentType(ContentType.JSON)
        .body(
            """
            {"profileId": "%s", "purpose": "marketing", "channels": ["email"]}
            """
                .formatted(customer.id()))
        .post("/v1/decisions")
        .then()
        .statusCode(200)
        .extract()
        .path("verdict");
  }

  /** The verdicts on the customer's marketing contacts, from the decision log. */
  private static List<String> marketing(Customer customer) {
    return given()
        .auth()
        .oauth2(SHOP)
        .queryParam("profileId", customer.id())
        .queryParam("limit", 200)
        .get("/v1/decisions")
        .then()
        .statusCode(200)
        .extract()
        .path("items.findAll { it.purpose == 'marketing' }.verdict");
  }
}
