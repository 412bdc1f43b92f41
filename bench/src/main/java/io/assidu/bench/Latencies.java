package io.assidu.bench;

import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Durations, to three significant digits, up to an hour. */
final class Latencies {
  private static final long HIGHEST = Duration.ofHours(1).toNanos();
  private static final double NANOS_PER_MILLI = 1e6;

  private final Histogram nanos = new ConcurrentHistogram(HIGHEST, 3);

  void record(long elapsedNanos) {
    nanos.recordValue(Math.clamp(elapsedNanos, 0, HIGHEST));
  }

  long count() {
    return nanos.getTotalCount();
  }

  double median() {
    return percentile(50);
  }

  /** In milliseconds; the largest for 100, 0 when there is none. */
  double percentile(double percent) {
    return nanos.getValueAtPercentile(percent) / NANOS_PER_MILLI;
  }
}
