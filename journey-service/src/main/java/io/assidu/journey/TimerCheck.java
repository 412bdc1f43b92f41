package io.assidu.journey;

import io.assidu.platform.startup.Findings;
import io.assidu.platform.startup.StartupCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Refuses to start with timers that would stand still or spin. */
@ApplicationScoped
class TimerCheck implements StartupCheck {

  private static final Duration SHORTEST = Duration.ofMillis(10);

  private final JourneyConfig.Timers timers;

  TimerCheck(JourneyConfig config) {
    this.timers = config.timers();
  }

  @Override
  public void check(Findings findings) {
    if (timers.batch() < 1 || timers.batch() > 10_000) {
      findings.error("assidu.journey.timers.batch", String.valueOf(timers.batch()), "1 to 10000");
    }
    if (timers.safetyNet().compareTo(SHORTEST) < 0) {
      findings.error(
          "assidu.journey.timers.safety-net", timers.safetyNet().toString(), "10ms or more");
    }
    if (timers.retryAfter().compareTo(SHORTEST) < 0) {
      findings.error(
          "assidu.journey.timers.retry-after", timers.retryAfter().toString(), "10ms or more");
    }
  }
}
