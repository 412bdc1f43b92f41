package io.assidu.fraud.history;

import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Signals that came in under a correlation id. */
@ApplicationScoped
class HistoryTrace implements TraceSource {

  private final HistoryStore store;

  HistoryTrace(HistoryStore store) {
    this.store = store;
  }

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return store.trace(work, correlationId);
  }
}
