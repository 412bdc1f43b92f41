package io.assidu.loyalty.ledger;

import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Points that moved because of one customer event. */
@ApplicationScoped
class PointsTrace implements TraceSource {

  private final History history;

  PointsTrace(History history) {
    this.history = history;
  }

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return history
        .correlated(work, correlationId)
        .map(all -> all.stream().map(PointsTrace::entry).toList());
  }

  private static TraceEntry entry(PastMovement movement) {
    String what = movement.movement().wireName();
    return new TraceEntry(
        movement.recordedAt(),
        "points",
        movement.id().toString(),
        movement.points() + " points " + what + " for " + movement.reference(),
        Map.of(
            "movement", what,
            "points", movement.points(),
            "program", movement.program(),
            "programVersion", movement.programVersion(),
            "reference", movement.reference(),
            "journalEntryId", String.valueOf(movement.entryId())));
  }
}
