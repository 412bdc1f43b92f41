package io.assidu.policy.decision;

import io.assidu.contracts.contact.Reason;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/** What is decided, by what, and how punctual the deferred ones are. */
@ApplicationScoped
class DecisionMetrics {

  private static final String CAP = "cap:";
  private static final double[] LEVELS = {0.25, 0.5, 0.75, 0.999, 1};

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
    if (decision.forgone() != null) {
      meters
          .counter("assidu.policy.value.forgone", "rule", decision.reasons().getLast().rule())
          .increment(decision.forgone().doubleValue());
    }
    decision.reasons().stream()
        .filter(reason -> reason.rule().startsWith(CAP))
        .forEach(this::saturation);
  }

  /** How full a cap was found, from 0, empty, to 1; there are as many as the policy has caps. */
  private void saturation(Reason reason) {
    if (reason.facts().get("count") instanceof Integer count
        && reason.facts().get("limit") instanceof Integer limit) {
      DistributionSummary.builder("assidu.policy.cap.saturation")
          .tag("cap", reason.rule().substring(CAP.length()))
          .serviceLevelObjectives(LEVELS)
          .register(meters)
          .record((double) count / limit);
    }
  }

  /** How long after its moment a deferred contact was decided again. */
  void woken(Duration late) {
    lateness.record(late);
  }

  private static String tag(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
