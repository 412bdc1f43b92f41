package io.assidu.policy.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.Customer;
import io.assidu.policy.Decided;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.assidu.testkit.Tokens;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.redis.client.Command;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis is not the truth: it may forget, stall and come back. */
@QuarkusTest
@WithTestResource(Servers.class)
class LossOfRedisAppTest {

  private static final int REQUESTS = 12;

  /** More than the pool has connections. */
  private static final int AT_ONCE = 12;

  @Inject TestClock clock;
  @Inject ReactiveRedisDataSource redis;

  @BeforeEach
  void wednesdayNoonInParis() {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));
  }

  @Test
  void countersThatWereLostAreRebuiltFromTheLog() {
    Customer customer = Customer.consenting();
    for (int i = 0; i < 3; i++) {
      Decided.ask(customer.asks(Purpose.MARKETING));
    }

    redis(Command.FLUSHALL);
    redis(Command.FUNCTION, "FLUSH");

    ContactDecided fourth = Decided.ask(customer.asks(Purpose.MARKETING));
    assertThat(fourth.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(Decided.deciding(fourth).facts()).containsEntry("count", 3);
  }

  @Test
  void whileRequestsFlowNothingIsLostOrOverSent() {
    List<Customer> customers = IntStream.range(0, 10).mapToObj(i -> Customer.consenting()).toList();
    List<ContactRequested> requests =
        IntStream.range(0, REQUESTS)
            .boxed()
            .flatMap(i -> customers.stream().map(c -> c.asks(Purpose.MARKETING)))
            .toList();

    for (int i = 0; i < requests.size(); i++) {
      Decided.send(requests.get(i));
      if (i % 25 == 0) {
        redis(Command.FLUSHALL);
      }
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(decisions(requests))
                    .extracting(ContactDecided::contactId)
                    .containsExactlyInAnyOrderElementsOf(
                        requests.stream().map(ContactRequested::contactId).toList()));
    List<ContactDecided> decisions = decisions(requests);
    assertThat(customers)
        .allSatisfy(
            customer ->
                assertThat(decisions)
                    .filteredOn(d -> d.profileId().equals(customer.id()))
                    .filteredOn(d -> d.verdict() == Verdict.APPROVED)
                    .hasSize(3));
  }

  @Test
  void whileRedisDoesNotAnswerOnlyWhatMustBeCountedWaits() {
    Customer customer = Customer.consenting();
    Decided.ask(customer.asks(Purpose.MARKETING));
    ContactRequested news = customer.asks(Purpose.MARKETING);

    redis(Command.CLIENT, "PAUSE", "2500", "ALL");
    ContactDecided waiting = Decided.ask(news);
    ContactDecided receipt = Decided.ask(customer.asks(Purpose.TRANSACTIONAL));

    assertThat(receipt.verdict()).isEqualTo(Verdict.APPROVED);
    assertThat(waiting.verdict()).isEqualTo(Verdict.DEFERRED);
    assertThat(Decided.deciding(waiting).facts()).containsEntry("cause", "counters-unavailable");

    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              clock.advance(Duration.ofSeconds(5));
              return Decided.all(news.contactId()).getLast().verdict() == Verdict.APPROVED;
            });
  }

  @Test
  void whatItFrozeInTheMiddleOfConnectingIsNotLostToThePool() {
    Customer customer = Customer.consenting();
    Decided.ask(customer.asks(Purpose.MARKETING));

    redis(Command.CLIENT, "KILL", "TYPE", "normal");
    redis(Command.CLIENT, "PAUSE", "2500", "ALL");
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      IntStream.range(0, AT_ONCE).forEach(i -> threads.submit(() -> rehearse(customer)));
    }

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> rehearse(customer).then().body("verdict", equalTo("approved")));
  }

  /** Looks at the counters, and locks nobody. */
  private static Response rehearse(Customer customer) {
    return given()
        .auth()
        .oauth2(Tokens.client("shop").scopes("contact:decide").bearer())
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "profileId", customer.id(), "purpose", "marketing", "channels", List.of("email")))
        .post("/v1/decisions?dryRun=true");
  }

  private void redis(Command command, String... arguments) {
    redis.execute(command, arguments).await().atMost(Duration.ofSeconds(10));
  }

  /** Every decision on any of these, in one reading of the topic. */
  private static List<ContactDecided> decisions(List<ContactRequested> requests) {
    return Decided.all(
        requests.stream().map(ContactRequested::contactId).collect(Collectors.toSet()));
  }
}
