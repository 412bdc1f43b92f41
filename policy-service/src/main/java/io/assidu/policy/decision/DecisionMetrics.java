package io.assidu.policy.decision;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/** What is decided, by what, and how punctual the deferred ones are. */
@ApplicationScoped
class DecisionMetrics {

  private final MeterRegistry meters;
  private final Timer lateness;

  DecisionMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.lateness = meters.timer("assidu.policy.deferral.lateness");
  }

  void decided(Decision decision) {
    String channel = decision.channel() == null ? "none" : tag(decision.channel());
    meters
        .counter(
            "assidu.policy.decisions",
            "verdict",
            tag(decision.verdict()),
            "rule",
            decision.reasons().getLast().rule(),
            "purpose",
            tag(decision.contact().purpose()),
            "channel",
            channel)
        .increment();
  }

  /** How long after its moment a deferred contact was decided again. */
  void woken(Duration late) {
    lateness.record(late);
  }

  private static String tag(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
