package io.assidu.policy.override;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.platform.work.Work;
import io.assidu.policy.Json;
import io.assidu.policy.document.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The rows of overrides and of their uses. */
@ApplicationScoped
class OverrideStore {

  private static final String SELECT =
      """
      select override_id, scope::text, reason, opened_by, opened_at, ends_at, confirmed_by,
             confirmed_at, ended_by, ended_at
      from emergency_override
      """;

  private final Json json;

  OverrideStore(Json json) {
    this.json = json;
  }

  Uni<Void> open(Work work, EmergencyOverride opened) {
    return work.writeOne(
        """
            insert into emergency_override
              (override_id, scope, reason, opened_by, opened_at, ends_at)
            values ($1, $2::text::jsonb, $3, $4, $5, $6)
            """,
        opened.id(),
        json.write(opened.scope()),
        opened.reason(),
        opened.openedBy(),
        time(opened.openedAt()),
        time(opened.endsAt()));
  }

  Uni<Optional<EmergencyOverride>> find(Work work, UUID id) {
    return work.query(SELECT + "where override_id = $1", id)
        .map(rows -> list(rows, this::override).stream().findFirst());
  }

  /** Held until the transaction ends: of two changes at once the second sees the first. */
  Uni<Optional<EmergencyOverride>> lock(Work work, UUID id) {
    return work.query(SELECT + "where override_id = $1 for update", id)
        .map(rows -> list(rows, this::override).stream().findFirst());
  }

  Uni<Void> update(Work work, EmergencyOverride changed) {
    return work.writeOne(
        """
            update emergency_override
            set confirmed_by = $2, confirmed_at = $3, ended_by = $4, ended_at = $5
            where override_id = $1
            """,
        changed.id(),
        changed.confirmedBy(),
        time(changed.confirmedAt()),
        changed.endedBy(),
        time(changed.endedAt()));
  }

  /** The latest first. */
  Uni<List<EmergencyOverride>> list(Work work, @Nullable UUID before, int limit) {
    return work.query(
            SELECT
                + """
                where $1::uuid is null or override_id < $1 order by override_id desc limit $2
                """,
            before,
            limit)
        .map(rows -> list(rows, this::override));
  }

  /** Those that were in force at some moment of the period, in the order they were opened. */
  Uni<List<EmergencyOverride>> inForce(Work work, Instant from, Instant to) {
    return work.query(
            SELECT
                + """
                where ends_at > $1 and confirmed_at < $2 and (ended_at is null or ended_at > $1)
                order by override_id
                """,
            time(from),
            time(to))
        .map(rows -> list(rows, this::override));
  }

  Uni<Void> use(Work work, List<Overrides.Use> uses) {
    return work.write(
        """
            insert into override_use (decision_id, override_id, purpose, channel, used_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])
            """,
        uses.stream().map(Overrides.Use::decisionId).toArray(UUID[]::new),
        uses.stream().map(Overrides.Use::override).toArray(UUID[]::new),
        uses.stream().map(use -> use.purpose().name()).toArray(String[]::new),
        uses.stream().map(use -> use.channel().name()).toArray(String[]::new),
        uses.stream().map(use -> time(use.at())).toArray(OffsetDateTime[]::new));
  }

  Uni<Long> uses(Work work, UUID id) {
    return work.query("select count(*) from override_use where override_id = $1", id)
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** The latest first. */
  Uni<List<OverrideUse>> uses(Work work, UUID id, @Nullable UUID before, int limit) {
    return work.query(
            """
            select decision_id, purpose, channel, used_at from override_use
            where override_id = $1 and ($2::uuid is null or decision_id < $2)
            order by decision_id desc limit $3
            """,
            id,
            before,
            limit)
        .map(
            rows ->
                list(
                    rows,
                    row ->
                        new OverrideUse(
                            row.getUUID("decision_id"),
                            Purpose.valueOf(row.getString("purpose")),
                            Channel.valueOf(row.getString("channel")),
                            row.getOffsetDateTime("used_at").toInstant())));
  }

  private EmergencyOverride override(Row row) {
    return new EmergencyOverride(
        row.getUUID("override_id"),
        json.read(row.getString("scope"), Scope.class),
        row.getString("reason"),
        row.getString("opened_by"),
        row.getOffsetDateTime("opened_at").toInstant(),
        row.getOffsetDateTime("ends_at").toInstant(),
        row.getString("confirmed_by"),
        instant(row.getOffsetDateTime("confirmed_at")),
        row.getString("ended_by"),
        instant(row.getOffsetDateTime("ended_at")));
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
    return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
