package io.assidu.platform.trace;

import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** A feature that can tell what it did under a correlation id. */
public interface TraceSource {
  Uni<List<TraceEntry>> trace(Work work, String correlationId);
}
