package io.assidu.policy.decision;

import static io.assidu.policy.Clients.known;
import static io.assidu.policy.Clients.publish;
import static io.assidu.policy.Clients.shop;
import static io.assidu.policy.Clients.theShippedPolicyAgain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.assidu.contracts.contact.ContactCancelled;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.policy.Customer;
import io.assidu.policy.Decided;
import io.assidu.policy.decision.Docket.Item;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.redis.client.Command;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last places under a cap, and who gets them. */
@QuarkusTest
@WithTestResource(Servers.class)
class ArbitrationAppTest {

  private static final Instant WEDNESDAY_NOON = Instant.parse("2026-11-25T11:00:00Z");
  private static final Instant FRIDAY_NOON = Instant.parse("2026-11-27T11:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final int CLIENTS = 16;
  private static final int CARE = 90;
  private static final int NEWS = 10;

  /** Of three places, one is kept for care. */
  private static final String ONE_FOR_CARE =
      """
      {"channelOrder": ["email"], "consentRequiredFor": ["marketing"],
       "caps": [{"id": "weekly", "limit": 3, "window": {"rolling": "P7D"},
                 "protect": {"fixed": {"care": 1}}}],
       "arbitration": {"classes": [{"id": "care", "minPriority": 80}, {"id": "news"}]}}
      """;

  private static final String ONE_A_WEEK_LOOKING_AHEAD =
      """
      {"channelOrder": ["email"],
       "caps": [{"id": "weekly", "limit": 1, "window": {"rolling": "P7D"}}],
       "arbitration": {"classes": [{"id": "care", "minPriority": 80}, {"id": "news"}],
                       "lookAhead": true}}
      """;

  @Inject TestClock clock;
  @Inject ReactiveRedisDataSource redis;
  @Inject UnitOfWork units;
  @Inject Decisions decisions;

  @BeforeEach
  void wednesdayNoonInParis() {
    clock.set(WEDNESDAY_NOON);
  }

  @AfterEach
  void asShipped() {
    theShippedPolicyAgain();
  }

  @Test
  void aFloodOfALowClassNeverEatsTheProtectedPlace() throws Exception {
    publish(ONE_FOR_CARE);
    Customer customer = known(Customer.consenting());
    List<ContactRequested> overKafka =
        IntStream.range(0, CLIENTS).mapToObj(i -> customer.asks(null, null, NEWS)).toList();

    overKafka.forEach(Decided::send);
    redis.execute(Command.FLUSHALL).await().atMost(LIMIT);
    List<String> verdicts = atOnce(IntStream.range(0, 2 * CLIENTS).mapToObj(i -> NEWS), customer);
    overKafka.forEach(request -> verdicts.add(settled(request)));

    assertThat(verdicts).filteredOn("approved"::equals).hasSize(2);
    ask(customer, NEWS)
        .body("verdict", equalTo("suppressed"))
        .body("reasons[-1].rule", equalTo("arbitration:protected:weekly"))
        .body("reasons[-1].facts.class", equalTo("news"))
        .body("reasons[-1].facts.count", equalTo(2))
        .body("reasons[-1].facts.limit", equalTo(3))
        .body("reasons[-1].facts.protected", equalTo(1))
        .body("reasons[-1].facts.freeAt", equalTo("2026-12-02T11:00:00Z"));
    ask(customer, CARE)
        .body("verdict", equalTo("approved"))
        .body("reasons.find { it.rule == 'arbitration' }.facts.class", equalTo("care"));
    ask(customer, CARE)
        .body("verdict", equalTo("suppressed"))
        .body("reasons[-1].rule", equalTo("cap:weekly"));
  }

  @Test
  void inTheMidstOfItAHigherContactFindsItsPlace() throws Exception {
    publish(ONE_FOR_CARE);
    Customer customer = known(Customer.consenting());

    List<String> verdicts =
        atOnce(IntStream.range(0, 2 * CLIENTS).mapToObj(i -> i == CLIENTS ? CARE : NEWS), customer);

    assertThat(verdicts.get(CLIENTS)).isEqualTo("approved");
    assertThat(verdicts).filteredOn("approved"::equals).hasSizeBetween(2, 3);
  }

  @Test
  void aDryRunIsArbitratedAsWell() {
    publish(ONE_FOR_CARE);
    Customer customer = known(Customer.consenting());
    ask(customer, NEWS);
    ask(customer, NEWS);

    shop()
        .queryParam("dryRun", true)
        .body(body(customer, NEWS))
        .post("/v1/decisions")
        .then()
        .body("verdict", equalTo("suppressed"))
        .body("reasons[-1].rule", equalTo("arbitration:protected:weekly"));
  }

  @Test
  void whatIsForgoneIsOnTheDecisionAndOnTheEvent() {
    publish(ONE_FOR_CARE);
    Customer customer = known(Customer.consenting());
    ask(customer, NEWS).body("value", equalTo(2.5f)).body("forgone", nullValue());
    ask(customer, NEWS);

    UUID contact =
        UUID.fromString(
            shop()
                .body(body(customer, NEWS).replace("}", ", \"template\": \"campaign-news\"}"))
                .post("/v1/contacts")
                .then()
                .statusCode(202)
                .body("verdict", equalTo("suppressed"))
                .body("forgone", equalTo(2.5f))
                .extract()
                .path("contactId"));

    assertThat(Decided.first(contact).forgone()).isEqualByComparingTo("2.5");
    ask(known(Customer.silent().announced()), NEWS)
        .body("reasons[-1].rule", equalTo("consent"))
        .body("forgone", nullValue());
  }

  @Test
  void aLowerContactYieldsToAHigherOneThatIsScheduled() {
    publish(ONE_A_WEEK_LOOKING_AHEAD);
    Customer customer = Customer.consenting();
    ContactRequested care = customer.asks(FRIDAY_NOON, null, CARE);
    assertThat(Decided.ask(care).verdict()).isEqualTo(Verdict.DEFERRED);

    ContactDecided news = Decided.ask(customer.asks(null, null, NEWS));

    assertThat(news.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(Decided.deciding(news).rule()).isEqualTo("arbitration:look-ahead");
    assertThat(Decided.deciding(news).facts())
        .containsEntry("cap", "weekly")
        .containsEntry("class", "news")
        .containsEntry(
            "yieldsTo",
            List.of(
                Map.of(
                    "contactId",
                    care.contactId().toString(),
                    "class",
                    "care",
                    "due",
                    FRIDAY_NOON.toString())));
    clock.set(FRIDAY_NOON);
    Decided.as(care.contactId(), Verdict.APPROVED);
  }

  @Test
  void itDoesNotYieldToOneThatWasTakenBack() {
    publish(ONE_A_WEEK_LOOKING_AHEAD);
    Customer customer = Customer.consenting();
    ContactRequested care = customer.asks(FRIDAY_NOON, null, CARE);
    Decided.ask(care);

    Decided.send(new ContactCancelled(care.contactId(), customer.id(), "paid", clock.instant()));
    Decided.as(care.contactId(), Verdict.SUPPRESSED);

    assertThat(Decided.ask(customer.asks(null, null, NEWS)).verdict()).isEqualTo(Verdict.APPROVED);
  }

  @Test
  void itYieldsToOneThatTheSameBatchHasScheduled() {
    publish(ONE_A_WEEK_LOOKING_AHEAD);
    Customer customer = known(Customer.consenting());

    assertThat(
            decide(
                customer, customer.asks(FRIDAY_NOON, null, CARE), customer.asks(null, null, NEWS)))
        .containsExactly(Verdict.DEFERRED, Verdict.SUPPRESSED);
  }

  private List<Verdict> decide(Customer customer, ContactRequested... requests) {
    List<Item> items = new ArrayList<>();
    for (ContactRequested request : requests) {
      items.add(new Item(items.size(), new Matter.Wanted(request, true), null));
    }
    return units
        .run(
            work ->
                decisions
                    .hold(
                        work,
                        Map.of(customer.id(), 0L),
                        items.stream().map(item -> item.matter().contactId()).toList())
                    .chain(held -> decisions.decide(work, items, held)))
        .await()
        .atMost(LIMIT)
        .stream()
        .map(Optional::orElseThrow)
        .map(Decision::verdict)
        .toList();
  }

  private static List<String> atOnce(Stream<Integer> priorities, Customer customer)
      throws Exception {
    List<String> verdicts = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      var answers =
          threads.invokeAll(
              priorities
                  .<Callable<String>>map(
                      priority -> () -> ask(customer, priority).extract().path("verdict"))
                  .toList());
      for (var answer : answers) {
        verdicts.add(answer.get());
      }
    }
    return verdicts;
  }

  private static String settled(ContactRequested request) {
    await().atMost(LIMIT).until(() -> !Decided.all(request.contactId()).isEmpty());
    return Decided.first(request.contactId()).verdict() == Verdict.APPROVED
        ? "approved"
        : "suppressed";
  }

  private static ValidatableResponse ask(Customer customer, int priority) {
    return shop().body(body(customer, priority)).post("/v1/decisions").then().statusCode(200);
  }

  private static String body(Customer customer, int priority) {
    return """
        {"profileId": "%s", "purpose": "marketing", "channels": ["email"], "priority": %d,
         "value": 2.5}"""
        .formatted(customer.id(), priority);
  }
}
