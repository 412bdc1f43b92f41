package io.assidu.bench;

import io.assidu.local.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;

/**
 * One run of load, and what it used.
 *
 * @param beganAt the instant of {@code beganNanos}, which is a {@link System#nanoTime}
 * @param cpu by process
 * @param window from the first arrival to the last mail
 */
record Run(
    SignUps signUps,
    Sent sent,
    Instant beganAt,
    long beganNanos,
    SequencedMap<String, Duration> cpu,
    SequencedMap<Service, Transactions> transactions,
    Duration window) {

  /** The one with the median p99. */
  static Run typical(List<Run> runs) {
    return runs.stream()
        .sorted(Comparator.comparingDouble(run -> run.sent().toMail().percentile(99)))
        .toList()
        .get(runs.size() / 2);
  }

  /** Nothing was lost, and nothing came twice. */
  boolean exact() {
    return sent.lost() == 0 && sent.duplicates() == 0;
  }

  /** Processors at work on average, of all processes together. */
  double processors() {
    Duration used = cpu.values().stream().reduce(Duration.ZERO, Duration::plus);
    return (double) used.toMillis() / Math.max(1, window.toMillis());
  }

  /** As the services' clocks show it. */
  Instant instant(long nanoTime) {
    return beganAt.plusNanos(nanoTime - beganNanos);
  }

  /** A mail came in. */
  void mailed(String recipient, long nanoTime) {
    int number = signUps.numberOf(recipient);
    if (number >= 0 && number < sent.arrivals()) {
      sent.mailed(number, nanoTime);
    }
  }
}
