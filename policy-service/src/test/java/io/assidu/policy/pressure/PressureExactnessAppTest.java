package io.assidu.policy.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.CapWindow;
import io.assidu.policy.evaluate.SlotAnswer;
import io.assidu.policy.evaluate.SlotQuestion;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final List<CapRule> CAPS =
      List.of(
          new CapRule("week", 3, new CapWindow(WEEK), null),
          new CapRule("day", 2, new CapWindow(Duration.ofDays(1)), null));

  private static final int PEOPLE = 8;
  private static final int THREADS = 6;
  private static final int STEPS = 700;

  @Inject Pressure pressure;
  @Inject PressureFunctions functions;
  @Inject ReactiveRedisDataSource redis;

  private final AtomicInteger reserved = new AtomicInteger();
  private final AtomicInteger full = new AtomicInteger();

  /** What the database knows of one person; its monitor stands for the row lock. */
  private static final class Ledger {
    final UUID person = UUID.randomUUID();
    final Map<UUID, Slot> slots = new HashMap<>();
    @Nullable UUID revision;

    boolean roomAt(Instant at) {
      List<Instant> times = new ArrayList<>(slots.values().stream().map(Slot::at).toList());
      times.add(at);
      return CAPS.stream().allMatch(cap -> holds(cap, times));
    }

    /** Brute force: every window that begins with a contact. */
    static boolean holds(CapRule cap, List<Instant> times) {
      return times.stream()
          .allMatch(
              start ->
                  times.stream()
                          .filter(time -> !time.isBefore(start))
                          .filter(time -> time.isBefore(start.plus(cap.window().rolling())))
                          .count()
                      <= cap.limit());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noInterleavingOfCrashesReleasesSkewedClocksAndLossesBreaksACapOrWastesRoom(long seed)
      throws Exception {
    List<Ledger> ledgers = IntStream.range(0, PEOPLE).mapToObj(i -> new Ledger()).toList();
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

    assertThat(reserved.get()).isGreaterThan(PEOPLE * 10);
    assertThat(full.get()).isGreaterThan(PEOPLE * 10);
  }

  @Test
  void ofTwoThatCountOnTheSameSlotsOneIsStale() throws Exception {
    Ledger ledger = new Ledger();
    reserve(ledger, START);

    List<Future<String>> answers =
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
                                    question(START.plusSeconds(1)),
                                    ledger.revision,
                                    UUID.randomUUID(),
                                    WEEK,
                                    null))))
                    .await()
                    .atMost(LIMIT_OF_PATIENCE)
                    .getFirst()
                    .get(0)
                    .toString());

    List<String> words = new ArrayList<>();
    for (Future<String> answer : answers) {
      words.add(answer.get());
    }
    assertThat(words).containsOnlyOnce("reserved").contains("stale").hasSize(16);
  }

  @Test
  void lookingTakesNothing() {
    Ledger ledger = new Ledger();
    reserve(ledger, START);
    for (int i = 0; i < 5; i++) {
      assertThat(
              pressure
                  .look(
                      claim(ledger, question(START.plusSeconds(i)), UUID.randomUUID()),
                      history(ledger))
                  .await()
                  .atMost(LIMIT_OF_PATIENCE))
          .isInstanceOf(SlotAnswer.Reserved.class);
    }
    assertThat(reserve(ledger, START.plusSeconds(9))).isInstanceOf(SlotAnswer.Reserved.class);
  }

  private void step(SplittableRandom random, Ledger ledger, Instant at) {
    int dice = random.nextInt(100);
    if (dice == 0) {
      lose(Command.FLUSHALL);
    } else if (dice == 1) {
      lose(Command.FUNCTION, "FLUSH");
    } else if (dice < 10) {
      release(random, ledger);
    } else {
      reserve(ledger, at, dice < 20);
    }
  }

  private SlotAnswer reserve(Ledger ledger, Instant at) {
    return reserve(ledger, at, false);
  }

  /**
   * @param crash whether the service dies after it took the slot and before it wrote that down
   */
  private SlotAnswer reserve(Ledger ledger, Instant at, boolean crash) {
    synchronized (ledger) {
      UUID next = UUID.randomUUID();
      SlotQuestion question = question(at);
      SlotAnswer answer =
          pressure
              .reserve(List.of(claim(ledger, question, next)), history(ledger))
              .await()
              .atMost(LIMIT_OF_PATIENCE)
              .getFirst();
      switch (answer) {
        case SlotAnswer.Reserved taken -> {
          assertThat(ledger.roomAt(at)).as("a cap is broken").isTrue();
          reserved.incrementAndGet();
          if (!crash) {
            ledger.slots.put(
                question.contact().contactId(),
                new Slot(at, taken.channel(), Purpose.MARKETING, null, null));
            ledger.revision = next;
          }
        }
        case SlotAnswer.Full counts -> {
          assertThat(ledger.roomAt(at)).as("room is wasted").isFalse();
          full.incrementAndGet();
        }
        case SlotAnswer.Unavailable unavailable -> throw new AssertionError("Redis was there");
      }
      return answer;
    }
  }

  private static Pressure.Claim claim(Ledger ledger, SlotQuestion question, UUID next) {
    return new Pressure.Claim(recipient(ledger), question, WEEK, next);
  }

  private static History history(Ledger ledger) {
    return (people, after) -> slots(ledger).map(slots -> Map.of(ledger.person, slots));
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

  private void lose(Command command, String... arguments) {
    redis.execute(command, arguments).await().atMost(LIMIT_OF_PATIENCE);
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
        null,
        false,
        ledger.revision);
  }

  private static SlotQuestion question(Instant at) {
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
    return new SlotQuestion(contact, at, List.of(Channel.EMAIL), CAPS);
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
