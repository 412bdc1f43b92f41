package io.assidu.policy.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.policy.document.CalendarPeriod;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.CapWindow;
import io.assidu.policy.evaluate.Cap;
import io.assidu.policy.evaluate.CapCount;
import io.assidu.policy.evaluate.Fullness;
import io.assidu.policy.evaluate.SlotAnswer;
import io.assidu.policy.evaluate.SlotQuestion;
import io.assidu.policy.evaluate.Window;
import io.assidu.policy.recipient.Lifecycle;
import io.assidu.policy.recipient.Preferences;
import io.assidu.policy.recipient.Recipient;
import io.assidu.testkit.Servers;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The counters against an oracle that counts by brute force, on a real Redis that loses its data.
 */
@QuarkusTest
@WithTestResource(Servers.class)
class PressureExactnessAppTest {

  private static final Duration LIMIT_OF_PATIENCE = Duration.ofSeconds(20);

  /** With the month's change and a clock change on either side of the Atlantic within reach. */
  private static final Instant START = Instant.parse("2026-03-05T00:00:00Z");

  private static final Duration HORIZON = Duration.ofDays(32);
  private static final CapWindow DAY = CapWindow.of(CalendarPeriod.DAY);
  private static final CapWindow WEEK = CapWindow.of(CalendarPeriod.WEEK);
  private static final CapWindow MONTH = CapWindow.of(CalendarPeriod.MONTH);

  /** People under different caps, living in one or several possible zones. */
  private static final List<Ruled> KINDS =
      List.of(
          new Ruled(zones("Europe/Paris"), rolling("week", 3, 7), rolling("day", 2, 1)),
          new Ruled(zones("Europe/Paris"), CapRule.of("week", 3, WEEK), CapRule.of("day", 1, DAY)),
          new Ruled(
              zones("America/New_York", "America/Los_Angeles"),
              CapRule.of("month", 9, MONTH),
              rolling("two days", 2, 2)),
          new Ruled(
              zones("Pacific/Kiritimati", "-12:00"),
              CapRule.of("day", 2, DAY),
              CapRule.of("week", 4, WEEK)));

  /** Caps, and where it is night and day for them. */
  private record Ruled(Set<ZoneId> zones, List<CapRule> rules) {
    Ruled(Set<ZoneId> zones, CapRule... rules) {
      this(zones, List.of(rules));
    }

    List<Cap> at(Instant at) {
      return rules.stream()
          .map(rule -> new Cap(rule, rule.limit(), Window.of(rule.window(), zones, at), null))
          .toList();
    }
  }

  private static final int PEOPLE = 8;
  private static final int THREADS = 6;
  private static final int STEPS = 700;

  @Inject Pressure pressure;
  @Inject PressureFunctions functions;
  @Inject ReactiveRedisDataSource redis;

  /** What the database knows of one person; its monitor stands for the row lock. */
  private static final class Ledger {
    final UUID person = UUID.randomUUID();
    final Map<UUID, Slot> slots = new HashMap<>();
    final Ruled ruled;
    @Nullable UUID revision;
    int reserved;
    int full;

    Ledger(Ruled ruled) {
      this.ruled = ruled;
    }

    boolean roomAt(Instant at) {
      List<Instant> times = new ArrayList<>(times());
      times.add(at);
      return ruled.rules().stream().allMatch(rule -> holds(rule, times, at));
    }

    List<Instant> times() {
      return slots.values().stream().map(Slot::at).toList();
    }

    /** Brute force: every window that holds the moment, calendar periods by their names. */
    private boolean holds(CapRule rule, List<Instant> times, Instant at) {
      CalendarPeriod period = rule.window().calendar();
      if (period == null) {
        Duration length = rule.window().memory();
        return times.stream()
            .filter(start -> !start.isAfter(at) && start.plus(length).isAfter(at))
            .allMatch(
                start ->
                    count(times, t -> !t.isBefore(start) && t.isBefore(start.plus(length)))
                        <= rule.limit());
      }
      return ruled.zones().stream()
          .allMatch(
              zone ->
                  count(times, time -> name(period, zone, time).equals(name(period, zone, at)))
                      <= rule.limit());
    }

    private static long count(List<Instant> times, Predicate<Instant> within) {
      return times.stream().filter(within).count();
    }

    private static String name(CalendarPeriod period, ZoneId zone, Instant at) {
      String pattern =
          switch (period) {
            case DAY -> "uuuu-MM-dd";
            case WEEK -> "YYYY-'W'ww";
            case MONTH -> "uuuu-MM";
          };
      // The locale for ISO weeks, in which Monday is the first day.
      return DateTimeFormatter.ofPattern(pattern, Locale.GERMANY).format(at.atZone(zone));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noInterleavingOfCrashesReleasesSkewedClocksAndLossesBreaksACapOrWastesRoom(long seed)
      throws Exception {
    List<Ledger> ledgers =
        IntStream.range(0, PEOPLE).mapToObj(i -> new Ledger(KINDS.get(i % KINDS.size()))).toList();
    SplittableRandom seeds = new SplittableRandom(seed);

    inParallel(
        THREADS,
        () -> {
          SplittableRandom random;
          synchronized (seeds) {
            random = seeds.split();
          }
          Duration skew = Duration.ofSeconds(random.nextInt(-600, 600));
          for (int step = 0; step < STEPS; step++) {
            Instant at = START.plus(Duration.ofMinutes(step * 60L)).plus(skew);
            step(random, ledgers.get(random.nextInt(PEOPLE)), at);
          }
          return null;
        });

    assertThat(ledgers)
        .allSatisfy(ledger -> assertThat(ledger.reserved).as("reserved").isGreaterThan(10))
        .allSatisfy(ledger -> assertThat(ledger.full).as("full").isGreaterThan(10));
  }

  @Test
  void ofTwoThatCountOnTheSameSlotsOneIsStale() throws Exception {
    Ledger ledger = new Ledger(KINDS.getFirst());
    reserve(ledger, START);

    List<Future<Boolean>> answers =
        inParallel(
            16,
            () ->
                functions
                    .call(
                        PressureFunctions.RESERVE,
                        List.of(
                            new PressureFunctions.Call(
                                ledger.person,
                                WireQuestion.of(
                                    question(ledger, START.plusSeconds(1), false),
                                    ledger.revision,
                                    UUID.randomUUID(),
                                    HORIZON,
                                    null))))
                    .await()
                    .atMost(LIMIT_OF_PATIENCE)
                    .getFirst()
                    .isStale());

    List<Boolean> stale = new ArrayList<>();
    for (Future<Boolean> answer : answers) {
      stale.add(answer.get());
    }
    assertThat(stale).containsOnlyOnce(false).contains(true).hasSize(16);
  }

  @Test
  void lookingTakesNothing() {
    Ledger ledger = new Ledger(KINDS.getFirst());
    reserve(ledger, START);
    for (int i = 0; i < 5; i++) {
      assertThat(
              pressure
                  .look(
                      claim(
                          ledger, question(ledger, START.plusSeconds(i), false), UUID.randomUUID()),
                      history(ledger))
                  .await()
                  .atMost(LIMIT_OF_PATIENCE))
          .isInstanceOf(SlotAnswer.Reserved.class);
    }
    assertThat(reserve(ledger, START.plusSeconds(9))).isInstanceOf(SlotAnswer.Reserved.class);
  }

  /** Two releases at once, during an upgrade: neither takes what the other kept for its own. */
  @Test
  void whatTheReleaseBeforeCountedIsNotReadButForgottenWithThePerson() {
    Ledger ledger = new Ledger(KINDS.getFirst());
    reserve(ledger, START);
    String ours = PressureFunctions.key(ledger.person);
    String theirs = PressureFunctions.formerKey(ledger.person);
    ask(Command.DEL, ours);
    ask(
        Command.HSET,
        theirs,
        "revision",
        String.valueOf(ledger.revision),
        "since",
        "0",
        UUID.randomUUID().toString(),
        "{\"at\":%d,\"channel\":\"EMAIL\",\"purpose\":\"MARKETING\"}"
            .formatted(START.toEpochMilli()));

    assertThat(reserve(ledger, START.plusSeconds(1))).isInstanceOf(SlotAnswer.Reserved.class);
    assertThat(ask(Command.TYPE, ours)).isEqualTo("string");
    assertThat(ask(Command.HLEN, theirs)).isEqualTo("3");
    assertThat(ask(Command.HGET, theirs, "since")).isEqualTo("0");

    pressure.forget(ledger.person).await().atMost(LIMIT_OF_PATIENCE);
    assertThat(ask(Command.EXISTS, ours, theirs)).isEqualTo("0");
  }

  private void step(SplittableRandom random, Ledger ledger, Instant at) {
    int dice = random.nextInt(100);
    if (dice == 0) {
      ask(Command.FLUSHALL);
    } else if (dice == 1) {
      ask(Command.FUNCTION, "FLUSH");
    } else if (dice < 10) {
      release(random, ledger);
    } else if (dice == 10) {
      reserve(ledger, at, true, false);
    } else {
      reserve(ledger, at, false, dice < 20);
    }
  }

  private SlotAnswer reserve(Ledger ledger, Instant at) {
    return reserve(ledger, at, false, false);
  }

  /**
   * @param exempt whether the slot is taken in any case
   * @param crash whether the service dies after it took the slot and before it wrote that down
   */
  private SlotAnswer reserve(Ledger ledger, Instant at, boolean exempt, boolean crash) {
    synchronized (ledger) {
      UUID next = UUID.randomUUID();
      SlotQuestion question = question(ledger, at, exempt);
      SlotAnswer answer =
          pressure
              .reserve(List.of(claim(ledger, question, next)), history(ledger))
              .await()
              .atMost(LIMIT_OF_PATIENCE)
              .getFirst();
      switch (answer) {
        case SlotAnswer.Reserved taken -> {
          assertThat(exempt || ledger.roomAt(at)).as("a cap is broken").isTrue();
          assertThat(taken.counts()).isEqualTo(counted(ledger, at));
          ledger.reserved++;
          if (!crash) {
            ledger.slots.put(
                question.contact().contactId(),
                new Slot(at, taken.channel(), Purpose.MARKETING, null, null));
            ledger.revision = next;
          }
        }
        case SlotAnswer.Full counts -> {
          assertThat(exempt || ledger.roomAt(at)).as("room is wasted").isFalse();
          assertThat(counts.counts()).isEqualTo(counted(ledger, at));
          ledger.full++;
        }
        case SlotAnswer.Unavailable unavailable -> throw new AssertionError("Redis was there");
      }
      return answer;
    }
  }

  private static Pressure.Claim claim(Ledger ledger, SlotQuestion question, UUID next) {
    return new Pressure.Claim(recipient(ledger), question, HORIZON, next);
  }

  private static History history(Ledger ledger) {
    return (people, after) -> slots(ledger).map(slots -> Map.of(ledger.person, slots));
  }

  /** The same counts and moments, without Redis. */
  private static List<CapCount> counted(Ledger ledger, Instant at) {
    return ledger.ruled.at(at).stream()
        .map(
            cap -> {
              Fullness fullness = Fullness.of(cap.window(), ledger.times(), at, cap.limit());
              return new CapCount(
                  cap.rule().id(), Channel.EMAIL, fullness.count(), cap.limit(), fullness.freeAt());
            })
        .toList();
  }

  /** The contact failed: it does not count any more. */
  private static void release(SplittableRandom random, Ledger ledger) {
    synchronized (ledger) {
      if (!ledger.slots.isEmpty()) {
        List<UUID> ids = List.copyOf(ledger.slots.keySet());
        ledger.slots.remove(ids.get(random.nextInt(ids.size())));
        ledger.revision = UUID.randomUUID();
      }
    }
  }

  private String ask(Command command, String... arguments) {
    return redis.execute(command, arguments).await().atMost(LIMIT_OF_PATIENCE).toString();
  }

  private static Uni<Map<UUID, Slot>> slots(Ledger ledger) {
    return Uni.createFrom().item(Map.copyOf(ledger.slots));
  }

  private static Recipient recipient(Ledger ledger) {
    return new Recipient(
        ledger.person,
        1,
        null,
        null,
        Set.of(),
        Map.of(),
        List.of(),
        List.of(),
        Preferences.none(),
        Lifecycle.unknown(),
        null,
        false,
        ledger.revision);
  }

  private static SlotQuestion question(Ledger ledger, Instant at, boolean exempt) {
    ContactRequested contact =
        new ContactRequested(
            UUID.randomUUID(),
            UUID.randomUUID(),
            1,
            Purpose.MARKETING,
            null,
            List.of(Channel.EMAIL),
            "news",
            Map.of(),
            null,
            50,
            null,
            null,
            null,
            null,
            at);
    return new SlotQuestion(
        contact, at, List.of(Channel.EMAIL), ledger.ruled.at(at), List.of(), exempt);
  }

  private static CapRule rolling(String id, int limit, int days) {
    return CapRule.of(id, limit, CapWindow.of(Duration.ofDays(days)));
  }

  private static Set<ZoneId> zones(String... ids) {
    return Arrays.stream(ids).map(ZoneId::of).collect(Collectors.toUnmodifiableSet());
  }

  private static <T> List<Future<T>> inParallel(int threads, Callable<T> task) throws Exception {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> futures =
          pool.invokeAll(IntStream.range(0, threads).mapToObj(i -> task).toList());
      for (Future<T> future : futures) {
        future.get();
      }
      return futures;
    }
  }
}
