package io.assidu.fraud.account;

import io.assidu.fraud.sql.Sql;
import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Releases made under a correlation id; a freeze shows as its alert. */
@ApplicationScoped
class AccountTrace implements TraceSource {

  private static final String FIND =
      """
      SELECT release_id, released_by, reason, at FROM release WHERE correlation_id = $1 ORDER BY at
      """;

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return work.query(FIND, correlationId).map(rows -> Sql.list(rows, AccountTrace::entry));
  }

  private static TraceEntry entry(Row row) {
    return new TraceEntry(
        Sql.instant(row, "at"),
        "release",
        row.getUUID("release_id").toString(),
        "released by the " + row.getString("released_by"),
        Map.of("reason", row.getString("reason")));
  }
}
