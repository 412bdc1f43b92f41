package io.assidu.fraud.assessment;

import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Assessments made under a correlation id. */
@ApplicationScoped
class AssessmentTrace implements TraceSource {

  private final AssessmentStore store;

  AssessmentTrace(AssessmentStore store) {
    this.store = store;
  }

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return store
        .byCorrelation(work, correlationId)
        .map(found -> found.stream().map(AssessmentTrace::entry).toList());
  }

  private static TraceEntry entry(Assessment made) {
    return new TraceEntry(
        made.at(),
        "assessment",
        made.assessmentId().toString(),
        made.subject() + " scored " + made.score() + ": " + made.action(),
        Map.of("modelVersion", made.modelVersion(), "contributions", made.contributions()));
  }
}
