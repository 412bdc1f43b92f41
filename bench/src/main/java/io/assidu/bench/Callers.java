package io.assidu.bench;

import io.assidu.local.StackException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Client systems that call one endpoint, each over a connection of its own: the same for whatever
 * is measured.
 *
 * @param requests makes the next one, whole
 */
record Callers(int port, int connections, Supplier<byte[]> requests) {
  private static final int OK = 200;
  private static final int NOT_OK = 300;

  /**
   * What came of it.
   *
   * @param took from the first call, or its due instant, to the answer
   * @param refused answers other than 2xx
   */
  record Answers(Latencies took, int refused, Duration window) {

    double perSecond() {
      return took.count() * 1e9 / Math.max(1, window.toNanos());
    }
  }

  /** Closed loop: who has an answer calls again at once. */
  Answers asFastAsTheyCan(Duration howLong) throws StackException, InterruptedException {
    long end = System.nanoTime() + howLong.toNanos();
    return all(
        (line, answers) -> {
          while (System.nanoTime() < end) {
            call(line, System.nanoTime(), answers);
          }
        });
  }

  /**
   * Open loop: each call is due at its instant, whatever became of those before it, and its latency
   * counts from there. One that finds all connections busy waits, and that counts too.
   */
  Answers at(Schedule schedule) throws StackException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    return all(
        (line, answers) -> {
          for (int n = next.getAndIncrement();
              n < schedule.arrivals();
              n = next.getAndIncrement()) {
            long due = start + schedule.dueAfter(n);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
              LockSupport.parkNanos(wait);
            }
            call(line, due, answers);
          }
        });
  }

  @FunctionalInterface
  private interface Caller {
    void work(HttpLine line, Tally tally) throws IOException;
  }

  private record Tally(Latencies took, AtomicInteger refused) {}

  private void call(HttpLine line, long since, Tally tally) throws IOException {
    int status = line.call(requests.get());
    tally.took().record(System.nanoTime() - since);
    if ((status < OK || status >= NOT_OK) && tally.refused().getAndIncrement() == 0) {
      System.err.println(line.answer());
    }
  }

  private Answers all(Caller caller) throws StackException, InterruptedException {
    Tally tally = new Tally(new Latencies(), new AtomicInteger());
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> working = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        working.add(
            threads.submit(
                () -> {
                  try (HttpLine line = new HttpLine(port)) {
                    caller.work(line, tally);
                  }
                  return null;
                }));
      }
      for (Future<?> one : working) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw StackException.because(String.valueOf(e.getCause()));
    }
    return new Answers(
        tally.took(), tally.refused().get(), Duration.ofNanos(System.nanoTime() - begin));
  }
}
