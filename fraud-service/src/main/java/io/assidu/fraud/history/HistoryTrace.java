package io.assidu.fraud.history;

import io.assidu.fraud.sql.Sql;
import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Signals that came in under a correlation id. */
@ApplicationScoped
class HistoryTrace implements TraceSource {

  private static final String FIND =
      """
      SELECT signal_id, kind, source, standing, occurred_at FROM signal
      WHERE correlation_id = $1 ORDER BY occurred_at
      """;

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return work.query(FIND, correlationId).map(rows -> Sql.list(rows, HistoryTrace::entry));
  }

  private static TraceEntry entry(Row row) {
    return new TraceEntry(
        Sql.instant(row, "occurred_at"),
        "signal",
        row.getUUID("signal_id").toString(),
        row.getString("kind") + " from " + row.getString("source"),
        Map.of("standing", row.getString("standing")));
  }
}
