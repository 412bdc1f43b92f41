package io.assidu.policy.decision;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is decided, by what, and how punctual the deferred ones are. */
@ApplicationScoped
class DecisionMetrics {

  private static final String CAP = "cap:";
  private static final double[] LEVELS = {0.25, 0.5, 0.75, 0.999, 1};

  /** What a decision is counted by. */
  private record Kind(Verdict verdict, String rule, Purpose purpose, @Nullable Channel channel) {}

  private final MeterRegistry meters;
  private final Timer lateness;

  // To find a meter by its tags takes longer than to count: each is looked up once.
  private final Map<Kind, Counter> decisions = new ConcurrentHashMap<>();
  private final Map<String, DistributionSummary> saturations = new ConcurrentHashMap<>();

  DecisionMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.lateness = meters.timer("assidu.policy.deferral.lateness");
  }

  void decided(Decision decision) {
    Kind kind =
        new Kind(
            decision.verdict(), decision.rule(), decision.contact().purpose(), decision.channel());
    decisions.computeIfAbsent(kind, this::counter).increment();
    BigDecimal forgone = decision.forgone();
    if (forgone != null) {
      meters
          .counter("assidu.policy.value.forgone", "rule", decision.rule())
          .increment(forgone.doubleValue());
    }
    for (Reason reason : decision.reasons()) {
      if (reason.rule().startsWith(CAP)) {
        saturation(reason);
      }
    }
  }

  private Counter counter(Kind kind) {
    return meters.counter(
        "assidu.policy.decisions",
        "verdict",
        tag(kind.verdict()),
        "rule",
        kind.rule(),
        "purpose",
        tag(kind.purpose()),
        "channel",
        kind.channel() == null ? "none" : tag(kind.channel()));
  }

  /** How full a cap was found, from 0, empty, to 1; there are as many as the policy has caps. */
  private void saturation(Reason reason) {
    if (reason.facts().get("count") instanceof Integer count
        && reason.facts().get("limit") instanceof Integer limit) {
      saturations.computeIfAbsent(reason.rule(), this::summary).record((double) count / limit);
    }
  }

  private DistributionSummary summary(String rule) {
    return DistributionSummary.builder("assidu.policy.cap.saturation")
        .tag("cap", rule.substring(CAP.length()))
        .serviceLevelObjectives(LEVELS)
        .register(meters);
  }

  /** How long after its moment a deferred contact was decided again. */
  void woken(Duration late) {
    lateness.record(late);
  }

  private static String tag(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
