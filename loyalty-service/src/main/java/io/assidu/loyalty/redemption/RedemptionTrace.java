package io.assidu.loyalty.redemption;

import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Redemptions asked for within one story, each with the assessment behind it. */
@ApplicationScoped
class RedemptionTrace implements TraceSource {

  private final RedemptionStore store;

  RedemptionTrace(RedemptionStore store) {
    this.store = store;
  }

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return store
        .correlated(correlationId)
        .map(all -> all.stream().map(RedemptionTrace::entry).toList());
  }

  private static TraceEntry entry(Redemption redemption) {
    Chosen reward = redemption.reward();
    String status = redemption.status().name().toLowerCase(Locale.ROOT);
    return new TraceEntry(
        redemption.requestedAt(),
        "redemption",
        redemption.id().toString(),
        redemption.points() + " points, " + status,
        Map.of(
            "status", status,
            "points", redemption.points(),
            "captured", redemption.captured(),
            "returned", redemption.returned(),
            "rewardId", reward == null ? "" : reward.id(),
            "assessmentId", String.valueOf(redemption.assessmentId()),
            "riskScore", String.valueOf(redemption.riskScore())));
  }
}
