package io.assidu.profile.segment;

import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who entered and left segments in one correlation, by which version of the rule. */
@ApplicationScoped
class SegmentTrace implements TraceSource {

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return work.query(
            """
            select f.id, f.profile_id, f.profile_version, f.segment_id, f.segment_version,
                   f.entered, f.at, s.rule
            from segment_flip f
            join segment s on s.id = f.segment_id and s.version = f.segment_version
            where f.correlation_id = $1 order by f.at, f.id
            """,
            correlationId)
        .map(
            rows -> {
              List<TraceEntry> entries = new ArrayList<>();
              rows.forEach(row -> entries.add(entry(row)));
              return entries;
            });
  }

  private static TraceEntry entry(Row row) {
    String verb = row.getBoolean("entered") ? "entered " : "left ";
    return new TraceEntry(
        row.getOffsetDateTime("at").toInstant(),
        "segment",
        row.getUUID("id").toString(),
        verb + row.getString("segment_id"),
        Map.of(
            "profileId", row.getUUID("profile_id"),
            "profileVersion", row.getLong("profile_version"),
            "segmentVersion", row.getInteger("segment_version"),
            "rule", row.getString("rule")));
  }
}
