package io.assidu.testkit;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The service's clock in tests: runs as the real one does, until a test moves it. */
@Alternative
@Priority(1)
@Singleton
public class TestClock extends Clock {

  private volatile Clock clock = systemUTC();

  /** Later than it was, and running on or standing still as before. */
  public void advance(Duration by) {
    clock = offset(clock, by);
  }

  /** It is {@code instant}, and stays so. */
  public void set(Instant instant) {
    clock = fixed(instant, ZoneOffset.UTC);
  }

  /** Real time again. */
  public void reset() {
    clock = systemUTC();
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The suite's clocks speak UTC");
  }
}
