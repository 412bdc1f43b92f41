package io.assidu.bench;

import java.time.Duration;

/**
 * When each arrival is due, fixed before the first: an open loop. A system that stalls does not
 * slow its own load down, and the wait it causes is counted (no coordinated omission).
 *
 * @param ramp over which the rate rises in a straight line from nothing
 * @param perSecond the rate after that
 * @param steady how long it is kept
 */
record Schedule(Duration ramp, double perSecond, Duration steady) {
  private static final double NANOS = 1e9;

  /** At one rate from the first arrival to the last. */
  static Schedule steady(double perSecond, Duration steady) {
    return new Schedule(Duration.ZERO, perSecond, steady);
  }

  /** How many arrive in all. */
  int arrivals() {
    return (int) Math.floor(inRamp() + perSecond * seconds(steady));
  }

  /** Nanoseconds from the start to the arrival with this number, the first being 0. */
  long dueAfter(int number) {
    double before = inRamp();
    double at =
        number < before
            ? Math.sqrt(2 * seconds(ramp) * number / perSecond)
            : seconds(ramp) + (number - before) / perSecond;
    return (long) (at * NANOS);
  }

  /** The area of the triangle. */
  private double inRamp() {
    return perSecond * seconds(ramp) / 2;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
