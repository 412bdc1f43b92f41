package io.assidu.profile.history;

import com.fasterxml.jackson.core.type.TypeReference;
import io.assidu.contracts.profile.EventContext;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.Order;
import io.assidu.platform.work.Work;
import io.assidu.profile.identity.Resolution.Dropped;
import io.assidu.profile.profile.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The {@code customer_event} table. */
@ApplicationScoped
public class History {

  private static final TypeReference<List<Identifier>> IDENTIFIERS = new TypeReference<>() {};
  private static final TypeReference<List<Dropped>> DROPPED = new TypeReference<>() {};
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private static final String COLUMNS =
      """
      select id, profile_id, profile_version, source, message_id, kind, name, identifiers::text,
             dropped::text, traits::text, properties::text, orders::text, context::text,
             occurred_at, received_at, taken_at, correlation_id
      from customer_event
      """;

  private final Json json;

  History(Json json) {
    this.json = json;
  }

  public Uni<Void> add(Work work, Entry entry) {
    return work.write(
        """
            insert into customer_event (id, profile_id, profile_version, source, message_id, kind,
                                        name, identifiers, dropped, traits, properties, orders,
                                        context, occurred_at, received_at, taken_at, correlation_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9::text::jsonb, $10::text::jsonb,
                    $11::text::jsonb, $12::text::jsonb, $13::text::jsonb, $14, $15, $16, $17)
            """,
        entry.eventId(),
        entry.profileId(),
        entry.profileVersion(),
        entry.source(),
        entry.messageId(),
        entry.kind(),
        entry.name(),
        json.write(entry.identifiers()),
        json.write(entry.dropped()),
        json.write(entry.traits()),
        json.write(entry.properties()),
        entry.order() == null ? null : json.write(entry.order()),
        json.write(entry.context()),
        time(entry.occurredAt()),
        time(entry.receivedAt()),
        time(entry.takenAt()),
        entry.correlationId());
  }

  /**
   * The newest first, by the time they happened.
   *
   * @param before where the last page ended; null for the first page
   */
  Uni<List<Entry>> page(Work work, UUID profileId, @Nullable Position before, int limit) {
    Instant at = before == null ? Instant.parse("9999-12-31T00:00:00Z") : before.occurredAt();
    UUID id = before == null ? new UUID(-1, -1) : before.eventId();
    return work.query(
            COLUMNS
                + """
                where profile_id in (select profile_lineage($1)) and (occurred_at, id) < ($2, $3)
                order by occurred_at desc, id desc
                limit $4
                """,
            profileId,
            time(at),
            id,
            limit)
        .map(this::entries);
  }

  /** Everything a profile and what it absorbed did, in the order it was taken in. */
  public Uni<List<Entry>> all(Work work, UUID profileId) {
    return work.query(
            COLUMNS + "where profile_id in (select profile_lineage($1)) order by taken_at, id",
            profileId)
        .map(this::entries);
  }

  /** The entries of one correlation. */
  Uni<List<Entry>> correlated(Work work, String correlationId) {
    return work.query(COLUMNS + "where correlation_id = $1 order by taken_at, id", correlationId)
        .map(this::entries);
  }

  /** Gives events, and the orders they told of, to another profile. */
  public Uni<Void> reassign(Work work, Collection<UUID> events, UUID profileId) {
    UUID[] ids = events.toArray(UUID[]::new);
    return work.query(
            "update customer_event set profile_id = $2 where id = any($1)", ids, profileId)
        .flatMap(
            done ->
                work.query(
                    "update customer_order set profile_id = $2 where event_id = any($1)",
                    ids,
                    profileId))
        .replaceWithVoid();
  }

  private List<Entry> entries(RowSet<Row> rows) {
    List<Entry> entries = new ArrayList<>();
    rows.forEach(row -> entries.add(entry(row)));
    return entries;
  }

  private Entry entry(Row row) {
    String order = row.getString("orders");
    return new Entry(
        row.getUUID("id"),
        row.getUUID("profile_id"),
        row.getLong("profile_version"),
        row.getString("source"),
        row.getString("message_id"),
        row.getString("kind"),
        row.getString("name"),
        json.read(row.getString("identifiers"), IDENTIFIERS),
        json.read(row.getString("dropped"), DROPPED),
        json.read(row.getString("traits"), MAP),
        json.read(row.getString("properties"), MAP),
        order == null ? null : json.read(order, Order.class),
        json.read(row.getString("context"), EventContext.class),
        row.getOffsetDateTime("occurred_at").toInstant(),
        row.getOffsetDateTime("received_at").toInstant(),
        row.getOffsetDateTime("taken_at").toInstant(),
        row.getString("correlation_id"));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
