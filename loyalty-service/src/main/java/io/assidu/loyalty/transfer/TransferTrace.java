package io.assidu.loyalty.transfer;

import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Transfers made within one story, each with the assessment behind it. */
@ApplicationScoped
class TransferTrace implements TraceSource {

  private final TransferStore store;

  TransferTrace(TransferStore store) {
    this.store = store;
  }

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return store
        .correlated(work, correlationId)
        .map(all -> all.stream().map(TransferTrace::entry).toList());
  }

  private static TraceEntry entry(TransferView transfer) {
    TransferView.AssessmentView assessment = transfer.assessment();
    return new TraceEntry(
        transfer.at(),
        "transfer",
        transfer.id().toString(),
        transfer.points() + " points passed on",
        Map.of(
            "points",
            transfer.points(),
            "program",
            transfer.program(),
            "assessmentId",
            assessment == null ? "" : assessment.id().toString(),
            "riskScore",
            assessment == null ? "" : String.valueOf(assessment.score())));
  }
}
