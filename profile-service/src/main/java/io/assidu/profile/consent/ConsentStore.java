package io.assidu.profile.consent;

import com.fasterxml.jackson.core.type.TypeReference;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.platform.work.Work;
import io.assidu.profile.WireNames;
import io.assidu.profile.profile.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The {@code consent_record} table, to which rows are only ever added. */
@ApplicationScoped
class ConsentStore {

  private static final TypeReference<Map<String, String>> EVIDENCE = new TypeReference<>() {};

  private final Json json;

  ConsentStore(Json json) {
    this.json = json;
  }

  Uni<Void> add(Work work, UUID profileId, List<ConsentRecord> records) {
    List<Tuple> rows = records.stream().map(r -> tuple(profileId, r, work)).toList();
    return work.writeAll(
        """
            insert into consent_record (id, profile_id, purpose, channel, topic, status, previous,
                                        notice, method, source, event_id, evidence, at,
                                        recorded_at, correlation_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::text::jsonb, $13, $14, $15)
            """,
        rows);
  }

  /** All that a person ever said, the oldest first; across the profiles that are one today. */
  Uni<List<ConsentRecord>> history(Work work, UUID profileId) {
    return work.query(
            """
            select id, purpose, channel, topic, status, previous, notice, method, source, event_id,
                   evidence::text, at, recorded_at
            from consent_record where profile_id in (select profile_lineage($1))
            order by at, id
            """,
            profileId)
        .map(
            rows -> {
              List<ConsentRecord> records = new ArrayList<>();
              rows.forEach(row -> records.add(read(row)));
              return records;
            });
  }

  private Tuple tuple(UUID profileId, ConsentRecord record, Work work) {
    return Tuple.from(
        new @Nullable Object[] {
          record.recordId(),
          profileId,
          WireNames.of(record.purpose()),
          WireNames.of(record.channel()),
          record.topic(),
          WireNames.of(record.status()),
          record.previous() == null ? null : WireNames.of(record.previous()),
          record.notice(),
          record.method(),
          record.source(),
          record.eventId(),
          json.write(record.evidence()),
          time(record.at()),
          time(record.recordedAt()),
          work.correlationId()
        });
  }

  private ConsentRecord read(Row row) {
    String previous = row.getString("previous");
    return new ConsentRecord(
        row.getUUID("id"),
        WireNames.parse(Purpose.class, row.getString("purpose")).orElse(Purpose.UNKNOWN),
        WireNames.parse(Channel.class, row.getString("channel")).orElse(Channel.UNKNOWN),
        row.getString("topic"),
        status(row.getString("status")),
        previous == null ? null : status(previous),
        row.getString("notice"),
        row.getString("method"),
        row.getString("source"),
        row.getUUID("event_id"),
        json.read(row.getString("evidence"), EVIDENCE),
        row.getOffsetDateTime("at").toInstant(),
        row.getOffsetDateTime("recorded_at").toInstant());
  }

  private static ConsentStatus status(String wireName) {
    return WireNames.parse(ConsentStatus.class, wireName).orElse(ConsentStatus.UNKNOWN);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
