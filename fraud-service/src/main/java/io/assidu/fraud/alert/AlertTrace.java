package io.assidu.fraud.alert;

import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Alerts raised under a correlation id. */
@ApplicationScoped
class AlertTrace implements TraceSource {

  private final AlertStore store;

  AlertTrace(AlertStore store) {
    this.store = store;
  }

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return store
        .byCorrelation(work, correlationId)
        .map(found -> found.stream().map(AlertTrace::entry).toList());
  }

  private static TraceEntry entry(Alert alert) {
    return new TraceEntry(
        alert.at(),
        "alert",
        alert.alertId().toString(),
        alert.severity() + ": " + alert.summary(),
        Map.of("assessmentId", alert.assessmentId().toString(), "status", alert.status()));
  }
}
