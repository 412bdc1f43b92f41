package io.assidu.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactCancelled;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.policy.Customer;
import io.assidu.policy.Decided;
import io.assidu.policy.decision.Docket.Item;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many matters in one unit of work, as they come in one batch from Kafka. */
@QuarkusTest
@WithTestResource(Servers.class)
class DecisionBatchAppTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Inject TestClock clock;
  @Inject UnitOfWork units;
  @Inject Decisions decisions;
  @Inject Redis redis;

  private final Customer anna = Customer.consenting();
  private final Customer bela = Customer.consenting();

  @BeforeEach
  void wednesdayNoonInParis() {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));
    Decided.ask(anna.asks(Purpose.TRANSACTIONAL));
    Decided.ask(bela.asks(Purpose.TRANSACTIONAL));
  }

  @Test
  void one_persons_requests_are_decided_in_their_order_and_the_cap_holds() {
    List<Optional<Decision>> decided =
        decide(wanted(anna), wanted(anna), wanted(bela), wanted(anna), wanted(anna), wanted(bela));

    assertThat(decided)
        .extracting(decision -> decision.orElseThrow().verdict())
        .containsExactly(
            Verdict.APPROVED,
            Verdict.APPROVED,
            Verdict.APPROVED,
            Verdict.APPROVED,
            Verdict.SUPPRESSED,
            Verdict.APPROVED);
  }

  @Test
  void the_cap_holds_when_redis_forgets_between_two_batches() {
    decide(wanted(anna), wanted(anna));
    redis.send(Request.cmd(Command.FLUSHALL)).await().atMost(LIMIT);
    List<Optional<Decision>> decided = decide(wanted(anna), wanted(bela), wanted(anna));

    assertThat(decided)
        .extracting(decision -> decision.orElseThrow().verdict())
        .containsExactly(Verdict.APPROVED, Verdict.APPROVED, Verdict.SUPPRESSED);
  }

  @Test
  void the_same_contact_twice_is_decided_once() {
    Matter wanted = wanted(anna);

    List<Optional<Decision>> decided = decide(wanted, wanted(bela), wanted);

    assertThat(decided.getFirst().orElseThrow().decisionId())
        .isEqualTo(decided.getLast().orElseThrow().decisionId());
    assertThat(decided.get(1).orElseThrow().decisionId())
        .isNotEqualTo(decided.getFirst().orElseThrow().decisionId());
  }

  @Test
  void what_is_wanted_later_and_withdrawn_at_once_is_suppressed() {
    ContactRequested later = anna.asks(clock.instant().plus(Duration.ofHours(1)), null, 50);
    Matter withdrawn =
        new Matter.Withdrawn(
            new ContactCancelled(
                later.contactId(), anna.id(), "goal", Instant.parse("2026-11-25T11:00:00Z")));

    List<Optional<Decision>> decided = decide(new Matter.Wanted(later, true), withdrawn, withdrawn);

    assertThat(decided.get(0).orElseThrow().verdict()).isEqualTo(Verdict.DEFERRED);
    assertThat(decided.get(1).orElseThrow().verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(decided.get(2)).isEmpty();
  }

  @Test
  void each_decision_is_because_of_its_own_request_and_in_its_story() {
    Map<UUID, UUID> causes =
        IntStream.range(0, 60)
            .mapToObj(i -> (i % 2 == 0 ? anna : bela).asks(Purpose.TRANSACTIONAL))
            .collect(
                Collectors.toMap(
                    ContactRequested::contactId,
                    request ->
                        KafkaProbe.publish(
                            Topics.CONTACT_REQUESTS,
                            request.profileId().toString(),
                            request,
                            "story-" + request.contactId())));

    causes.forEach(
        (contactId, cause) -> {
          Event<ContactDecided> decided =
              KafkaProbe.await(
                  Topics.CONTACT_DECISIONS,
                  ContactDecided.class,
                  decision -> decision.contactId().equals(contactId));
          assertThat(decided.causationId()).isEqualTo(cause);
          assertThat(decided.correlationId()).isEqualTo("story-" + contactId);
        });
  }

  private static Matter wanted(Customer customer) {
    return new Matter.Wanted(customer.asks(Purpose.MARKETING), true);
  }

  private List<Optional<Decision>> decide(Matter... matters) {
    List<Item> items = new ArrayList<>();
    Arrays.stream(matters).forEach(matter -> items.add(new Item(items.size(), matter, null)));
    Map<UUID, Long> versions = Map.of(anna.id(), 1L, bela.id(), 1L);
    return units
        .run(
            work ->
                decisions
                    .hold(
                        work,
                        versions,
                        items.stream().map(item -> item.matter().contactId()).toList())
                    .chain(held -> decisions.decide(work, items, held)))
        .await()
        .atMost(LIMIT);
  }
}
