package io.assidu.systemtests.exactness;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The accidents of a run. What is killed comes up again while everything else goes on. */
final class Chaos implements AutoCloseable {

  /** What can happen. */
  enum Mishap {
    /** {@code kill -9} of a replica, which comes back with another time. */
    CRASH,
    /** The same of two at once. */
    CRASH_OF_TWO,
    /** A replica stands still, at times for longer than Kafka waits, and then goes on. */
    STANDSTILL,
    /** {@code FLUSHALL}. */
    FLUSH,
    /** {@code kill -9} of Redis, which comes back empty. */
    REDIS_CRASH,
    /** Redis stands still for longer than anybody waits for it, and then does what it was asked. */
    REDIS_STANDSTILL
  }

  /** All of them come up, those first that are over soon. */
  private static final List<Mishap> TURNS =
      List.of(
          Mishap.FLUSH,
          Mishap.STANDSTILL,
          Mishap.REDIS_STANDSTILL,
          Mishap.REDIS_CRASH,
          Mishap.CRASH_OF_TWO,
          Mishap.FLUSH,
          Mishap.CRASH);

  private final Arena arena;
  private final Clockwork clockwork;
  private final SplittableRandom random;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Replica, Future<?>> starts = new HashMap<>();
  private final Map<Mishap, Integer> counts = new EnumMap<>(Mishap.class);
  private int turn;

  Chaos(Arena arena, Clockwork clockwork, SplittableRandom random) {
    this.arena = arena;
    this.clockwork = clockwork;
    this.random = random;
  }

  /** How often what has happened. */
  Map<Mishap, Integer> counts() {
    return counts;
  }

  /** The next accident, after a moment. */
  void strike() throws IOException, InterruptedException, ExecutionException {
    strike(TURNS.get(turn++ % TURNS.size()));
  }

  void strike(Mishap mishap) throws IOException, InterruptedException, ExecutionException {
    Thread.sleep(Duration.ofMillis(random.nextInt(20, 400)));
    int one = random.nextInt(arena.replicas().size());
    Replica victim = arena.replicas().get(one);
    Replica another = arena.replicas().get((one + 1) % arena.replicas().size());
    switch (mishap) {
      case CRASH -> crash(victim);
      case CRASH_OF_TWO -> {
        crash(victim);
        crash(another);
      }
      case STANDSTILL -> {
        await(victim);
        Signals.freeze(victim, Duration.ofMillis(random.nextInt(500, 9_000)));
      }
      case FLUSH -> arena.flush();
      case REDIS_CRASH -> {
        arena.redis().kill();
        arena.redis().start();
      }
      case REDIS_STANDSTILL ->
          Signals.freeze(arena.redis(), Duration.ofMillis(random.nextInt(1_100, 2_500)));
    }
    counts.merge(mishap, 1, Integer::sum);
  }

  private void crash(Replica replica) throws InterruptedException, ExecutionException {
    await(replica);
    replica.kill();
    replica.setClock(clockwork.next(random));
    starts.put(
        replica,
        threads.submit(
            () -> {
              replica.start();
              return null;
            }));
  }

  private void await(Replica replica) throws InterruptedException, ExecutionException {
    Future<?> start = starts.get(replica);
    if (start != null) {
      start.get();
    }
  }

  /** All replicas die. To the one that comes back all that was put off is due. */
  void end() throws IOException, InterruptedException, ExecutionException {
    for (Replica replica : arena.replicas()) {
      await(replica);
      replica.kill();
    }
    Replica last = arena.replicas().getFirst();
    last.setClock(clockwork.toTheEnd());
    last.start();
  }

  /** How often a replica was killed. */
  int kills() {
    return Stream.of(
            counts.getOrDefault(Mishap.CRASH, 0), 2 * counts.getOrDefault(Mishap.CRASH_OF_TWO, 0))
        .mapToInt(Integer::intValue)
        .sum();
  }

  @Override
  public void close() {
    threads.close();
  }
}
