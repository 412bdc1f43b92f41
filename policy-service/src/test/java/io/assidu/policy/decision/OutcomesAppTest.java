package io.assidu.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.Outcome;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.policy.Customer;
import io.assidu.policy.Decided;
import io.assidu.policy.recipient.Recipients;
import io.assidu.policy.recipient.Suppression;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many outcomes in one unit of work, as they come in one batch from Kafka. */
@QuarkusTest
@WithTestResource(Servers.class)
class OutcomesAppTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Instant NOON = Instant.parse("2026-11-25T11:00:00Z");

  @Inject TestClock clock;
  @Inject UnitOfWork units;
  @Inject Outcomes outcomes;
  @Inject Recipients recipients;

  private final Customer anna = Customer.consenting();

  @BeforeEach
  void wednesdayNoonInParis() {
    clock.set(NOON);
  }

  @Test
  void the_first_that_settles_a_place_stands_and_what_reached_nobody_leaves_it() {
    ContactDecided failed = Decided.ask(anna.asks(Purpose.MARKETING));
    ContactDecided sent = Decided.ask(anna.asks(Purpose.MARKETING));
    ContactDecided opened = Decided.ask(anna.asks(Purpose.MARKETING));

    take(
        outcome(failed, Outcome.FAILED, 1),
        outcome(sent, Outcome.ACCEPTED, 1),
        outcome(failed, Outcome.ACCEPTED, 2),
        outcome(sent, Outcome.FAILED, 2),
        outcome(opened, Outcome.OPENED, 3));

    assertThat(row(failed).getString("slot_state")).isEqualTo("RELEASED");
    assertThat(row(sent).getString("slot_state")).isEqualTo("COMMITTED");
    assertThat(row(opened).getString("slot_state")).isEqualTo("COMMITTED");
    assertThat(Decided.ask(anna.asks(Purpose.MARKETING)).verdict()).isEqualTo(Verdict.APPROVED);
    assertThat(Decided.ask(anna.asks(Purpose.MARKETING)).verdict()).isEqualTo(Verdict.SUPPRESSED);
  }

  @Test
  void what_was_said_last_is_remembered_in_whatever_order_it_comes() {
    ContactDecided sent = Decided.ask(anna.asks(Purpose.MARKETING));

    take(
        outcome(sent, Outcome.OPENED, 3),
        outcome(sent, Outcome.CLICKED, 3),
        outcome(sent, Outcome.ACCEPTED, 1));
    assertThat(row(sent).getString("outcome")).isEqualTo("CLICKED");

    take(outcome(sent, Outcome.DELIVERED, 2));
    assertThat(row(sent).getString("outcome")).isEqualTo("CLICKED");
  }

  @Test
  void each_bounce_and_complaint_of_a_person_is_kept() {
    ContactDecided first = Decided.ask(anna.asks(Purpose.TRANSACTIONAL));
    ContactDecided second = Decided.ask(anna.asks(Purpose.TRANSACTIONAL));

    take(outcome(first, Outcome.COMPLAINED, 1), outcome(second, Outcome.BOUNCED, 1));

    assertThat(
            run(work -> recipients.find(work, anna.id())).orElseThrow().suppressions().stream()
                .map(Suppression::cause))
        .containsExactlyInAnyOrder(Suppression.Cause.COMPLAINED, Suppression.Cause.BOUNCED);
  }

  @Test
  void outcomes_of_what_nobody_knows_change_nothing() {
    ContactOutcome stray =
        new ContactOutcome(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            Purpose.MARKETING,
            null,
            Channel.EMAIL,
            Outcome.BOUNCED,
            null,
            null,
            null,
            NOON);

    take(stray, stray);

    boolean known = run(work -> recipients.find(work, stray.profileId()).map(Optional::isPresent));
    assertThat(known).isFalse();
  }

  private void take(ContactOutcome... together) {
    run(work -> outcomes.take(work, List.of(together)).replaceWith(true));
  }

  private Row row(ContactDecided decision) {
    return run(
        work ->
            work.query(
                    "select outcome, slot_state from contact where contact_id = $1",
                    decision.contactId())
                .map(rows -> rows.iterator().next()));
  }

  private <T> T run(Function<Work, Uni<T>> body) {
    return units.run(body).await().atMost(LIMIT);
  }

  private static ContactOutcome outcome(ContactDecided decision, Outcome outcome, int minutes) {
    return new ContactOutcome(
        UUID.randomUUID(),
        decision.contactId(),
        decision.profileId(),
        decision.contact().purpose(),
        decision.contact().topic(),
        Channel.EMAIL,
        outcome,
        null,
        null,
        null,
        NOON.plus(Duration.ofMinutes(minutes)));
  }
}
