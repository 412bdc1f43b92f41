package io.assidu.platform.work;

import io.assidu.platform.startup.Findings;
import io.assidu.platform.startup.StartupCheck;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Whoever shifts the clock is told at every start, and whoever watches the service sees it. */
@ApplicationScoped
class ClockCheck implements StartupCheck {

  private final Duration shift;
  private final MeterRegistry meters;

  ClockCheck(ClockConfig config, MeterRegistry meters) {
    this.shift = config.shift();
    this.meters = meters;
  }

  @Override
  public void check(Findings findings) {
    Gauge.builder("assidu.clock.shift", shift, Duration::toSeconds)
        .baseUnit("seconds")
        .register(meters);
    if (!shift.isZero()) {
      findings.warning(
          "assidu.clock.shift", shift.toString(), "PT0S, but for rehearsals away from production");
    }
  }
}
