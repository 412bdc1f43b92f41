package io.assidu.fraud.scoring;

import java.time.Duration;
import java.time.Instant;

/**
 * The journey somebody would have made between two observations.
 *
 * @param km the shortest it can have been: great circle, less what either place is inexact by
 */
record Travel(double km, Duration time) {

  /** No airliner gets a passenger from door to door faster. */
  private static final double FASTEST_KMH = 900;

  /**
   * Address databases err by this much within a country and more; below it nobody has travelled.
   */
  private static final double NOISE_KM = 100;

  private static final double SECONDS_PER_HOUR = 3600;

  static Travel between(Point from, Instant left, Point to, Instant arrived) {
    double km = from.kmTo(to) - from.accuracyKm() - to.accuracyKm();
    return new Travel(Math.max(0, km), Duration.between(left, arrived).abs());
  }

  boolean impossible() {
    return km > NOISE_KM && km > FASTEST_KMH * hours();
  }

  double hours() {
    return time.toSeconds() / SECONDS_PER_HOUR;
  }

  /** Over at least a minute, so that two observations at once do not make it infinite. */
  double speedKmh() {
    return km / Math.max(hours(), 60 / SECONDS_PER_HOUR);
  }
}
