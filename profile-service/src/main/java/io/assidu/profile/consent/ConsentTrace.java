package io.assidu.profile.consent;

import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The consent records of one correlation. */
@ApplicationScoped
class ConsentTrace implements TraceSource {

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return work.query(
            """
            select id, profile_id, purpose, channel, topic, status, method, recorded_at
            from consent_record where correlation_id = $1 order by recorded_at, id
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
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("profileId", row.getUUID("profile_id"));
    for (String name : List.of("purpose", "channel", "topic", "status", "method")) {
      String value = row.getString(name);
      if (value != null) {
        facts.put(name, value);
      }
    }
    return new TraceEntry(
        row.getOffsetDateTime("recorded_at").toInstant(),
        "consent",
        row.getUUID("id").toString(),
        row.getString("purpose")
            + " by "
            + row.getString("channel")
            + " "
            + row.getString("status"),
        facts);
  }
}
