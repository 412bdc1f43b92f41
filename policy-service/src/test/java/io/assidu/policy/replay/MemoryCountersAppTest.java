package io.assidu.policy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.JourneyStep;
import io.assidu.contracts.contact.Purpose;
import io.assidu.policy.document.CalendarPeriod;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.CapWindow;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.Scope;
import io.assidu.policy.evaluate.Ahead;
import io.assidu.policy.evaluate.Cap;
import io.assidu.policy.evaluate.SlotAnswer;
import io.assidu.policy.evaluate.SlotQuestion;
import io.assidu.policy.pressure.Pressure;
import io.assidu.policy.pressure.Slot;
import io.assidu.policy.recipient.Lifecycle;
import io.assidu.policy.recipient.Preferences;
import io.assidu.policy.recipient.Recipient;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The counters of a rehearsal against the real Redis Function, word for word. */
@QuarkusTest
@WithTestResource(Servers.class)
class MemoryCountersAppTest {

  private static final Duration LIMIT_OF_PATIENCE = Duration.ofSeconds(20);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration HORIZON = Duration.ofDays(32);
  private static final int STEPS = 400;
  private static final List<Channel> CHANNELS = List.of(Channel.EMAIL, Channel.SMS, Channel.PUSH);
  private static final List<Purpose> PURPOSES = List.of(Purpose.MARKETING, Purpose.SERVICE);
  private static final List<String> NAMES = List.of("a", "\"b\" \\ \n€");

  @Inject Pressure pressure;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void answerAsTheRedisFunctionDoes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ContactPolicy policy = policy(IntStream.range(0, 5).mapToObj(i -> cap(random, i)).toList());
    MemoryCounters memory = new MemoryCounters(Map.of());
    UUID person = UUID.randomUUID();
    List<UUID> contacts = new ArrayList<>();
    Map<UUID, Slot> ledger = new HashMap<>();
    UUID revision = null;

    for (int step = 0; step < STEPS; step++) {
      // Forward by some hours, now and then back by less: the clocks of replicas differ.
      Instant at = START.plus(Duration.ofHours(step * 3L - random.nextInt(8)));
      UUID contact =
          contacts.isEmpty() || random.nextInt(10) > 0
              ? UUID.randomUUID()
              : contacts.get(random.nextInt(contacts.size()));
      contacts.add(contact);
      SlotQuestion question = question(random, contact, at, policy);
      UUID next = UUID.randomUUID();

      SlotAnswer real = reserve(person, revision, question, next, ledger);

      assertThat(memory.reserve(question)).as("step %d", step).isEqualTo(real);
      if (real instanceof SlotAnswer.Reserved taken) {
        ledger.put(contact, slot(question, taken.channel()));
        revision = next;
      }
    }
  }

  private SlotAnswer reserve(
      UUID person,
      @Nullable UUID revision,
      SlotQuestion question,
      UUID next,
      Map<UUID, Slot> ledger) {
    Pressure.Claim claim = new Pressure.Claim(recipient(person, revision), question, HORIZON, next);
    return pressure
        .reserve(
            List.of(claim),
            (people, after) -> Uni.createFrom().item(Map.of(person, Map.copyOf(ledger))))
        .await()
        .atMost(LIMIT_OF_PATIENCE)
        .getFirst();
  }

  private static Recipient recipient(UUID person, @Nullable UUID revision) {
    return new Recipient(
        person,
        1,
        "Pacific/Apia",
        null,
        Set.of(),
        Map.of(),
        List.of(),
        List.of(),
        Preferences.none(),
        Lifecycle.unknown(),
        null,
        false,
        revision);
  }

  private static Slot slot(SlotQuestion question, Channel channel) {
    ContactRequested contact = question.contact();
    return new Slot(
        question.at(),
        channel,
        contact.purpose(),
        contact.topic(),
        contact.journey() == null ? null : contact.journey().journeyId());
  }

  private static CapRule cap(SplittableRandom random, int number) {
    return new CapRule(
        "cap" + number,
        random.nextInt(1, 5),
        window(random),
        new Scope(
            some(random, CHANNELS),
            some(random, PURPOSES),
            some(random, NAMES),
            List.of(),
            List.of()),
        null,
        null,
        null);
  }

  private static ContactPolicy policy(List<CapRule> caps) {
    return new ContactPolicy(
        null,
        null,
        CHANNELS,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Duration.ZERO,
        caps,
        null,
        null);
  }

  private static CapWindow window(SplittableRandom random) {
    CalendarPeriod[] periods = CalendarPeriod.values();
    return random.nextBoolean()
        ? CapWindow.of(Duration.ofHours(random.nextInt(6, 169)))
        : CapWindow.of(periods[random.nextInt(periods.length)]);
  }

  private static SlotQuestion question(
      SplittableRandom random, UUID id, Instant at, ContactPolicy policy) {
    List<Channel> channels = new ArrayList<>(CHANNELS);
    Collections.rotate(channels, random.nextInt(3));
    ContactRequested contact =
        new ContactRequested(
            id,
            UUID.randomUUID(),
            1,
            PURPOSES.get(random.nextInt(2)),
            random.nextBoolean() ? null : NAMES.get(random.nextInt(2)),
            channels,
            "news",
            Map.of(),
            random.nextBoolean() ? null : new JourneyStep("j", 1, UUID.randomUUID(), "s"),
            50,
            null,
            null,
            null,
            null,
            at);
    return new SlotQuestion(
        contact,
        at,
        channels.subList(0, random.nextInt(1, 4)),
        Cap.of(policy, recipient(id, null), at).stream()
            .filter(cap -> cap.rule().appliesTo().covers(contact, Set.of()))
            .map(cap -> keepingSome(random, cap))
            .toList(),
        ahead(random, contact, at),
        random.nextInt(20) == 0);
  }

  /** As for a contact of a lower class: none, some or all places are kept. */
  private static Cap keepingSome(SplittableRandom random, Cap cap) {
    int kept = random.nextBoolean() ? 0 : random.nextInt(cap.limit() + 1);
    return new Cap(cap.rule(), cap.limit(), cap.window(), cap.adjustedBy(), kept);
  }

  /** Contacts like this one that are scheduled for the days to come. */
  private static List<Ahead> ahead(SplittableRandom random, ContactRequested contact, Instant at) {
    return random
        .ints(random.nextInt(4) == 0 ? random.nextInt(1, 4) : 0, 0, 400)
        .mapToObj(
            hours ->
                new Ahead(
                    contact, at.plus(Duration.ofHours(hours)), CHANNELS.get(random.nextInt(3)), 0))
        .toList();
  }

  /** None, which means all, or one of them. */
  private static <T> List<T> some(SplittableRandom random, List<T> values) {
    return random.nextInt(3) > 0 ? List.of() : List.of(values.get(random.nextInt(values.size())));
  }
}
