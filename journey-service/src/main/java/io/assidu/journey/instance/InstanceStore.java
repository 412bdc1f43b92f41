package io.assidu.journey.instance;

import io.assidu.journey.engine.Instance;
import io.assidu.journey.engine.Pending;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps instances. Every event and every due timer comes through here, so it speaks SQL: whoever
 * moves an instance holds its row, and so of an event and a timer that come together exactly one
 * finds it waiting.
 */
@ApplicationScoped
class InstanceStore {

  private final InstanceRows rows;
  private final Clock clock;

  InstanceStore(InstanceRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * What an event about this profile may concern: it runs, or a message of it may be called off.
   */
  Uni<List<Stored>> lockMovable(Work work, UUID profileId) {
    return work.query(
            InstanceRows.SELECT
                + " where profile_id = $1 and (ending is null or open_contacts <> '{}')"
                + " order by id for update",
            profileId)
        .map(rows::read);
  }

  /** Every instance of a profile, running or not. */
  Uni<List<Stored>> lockAll(Work work, UUID profileId) {
    return work.query(
            InstanceRows.SELECT + " where profile_id = $1 order by id for update", profileId)
        .map(rows::read);
  }

  Uni<Optional<Stored>> lock(Work work, UUID instanceId) {
    return work.query(InstanceRows.SELECT + " where id = $1 for update", instanceId)
        .map(found -> rows.read(found).stream().findFirst());
  }

  /** What is due, earliest first, without what somebody else holds. */
  Uni<List<Stored>> claimDue(Work work, Instant now, int limit) {
    return work.query(
            InstanceRows.SELECT
                + " where due_at <= $1 order by due_at limit $2 for update skip locked",
            utc(now),
            limit)
        .map(rows::read);
  }

  /** When the next one is due, leaving out what is. */
  Uni<Optional<Instant>> nextDue(Work work) {
    return work.query("select min(due_at) as due from instance where due_at is not null")
        .map(found -> Optional.ofNullable(found.iterator().next().getOffsetDateTime("due")))
        .map(due -> due.map(OffsetDateTime::toInstant));
  }

  /** Takes the entry and keeps the instance; false when the entry is taken. */
  Uni<Boolean> insert(Work work, Stored stored) {
    Instance instance = stored.instance();
    return work.query(
            "insert into instance (id, journey_id, version, profile_id, entry_key, kept, slot,"
                + " step_id, visit, waiting, due_at, event, open_contacts, ending,"
                + " correlation_id, started_at, ended_at)"
                + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,"
                + " $16, $17) on conflict do nothing returning id",
            instance.id(),
            instance.journeyId(),
            instance.version(),
            instance.profileId(),
            instance.key(),
            stored.kept(),
            slot(stored),
            instance.stepId(),
            instance.visit(),
            waiting(instance),
            dueAt(instance),
            rows.write(instance.event()),
            instance.openContacts().toArray(UUID[]::new),
            ending(instance),
            stored.correlationId(),
            utc(clock.instant()),
            instance.running() ? null : utc(clock.instant()))
        .map(inserted -> inserted.size() == 1);
  }

  /** Writes back what moved. An entry that was lost in a merge stays lost. */
  Uni<Void> update(Work work, List<Stored> moved) {
    OffsetDateTime now = utc(clock.instant());
    return work.writeAll(
        "update instance set profile_id = $2, step_id = $3, visit = $4, waiting = $5,"
            + " due_at = $6, event = $7, open_contacts = $8, ending = $9, failures = 0,"
            + " slot = case when $9::text is null or kept then slot end,"
            + " ended_at = case when $9::text is null then null else coalesce(ended_at, $10) end"
            + " where id = $1",
        moved.stream().map(Stored::instance).map(instance -> row(instance, now)).toList());
  }

  /** Leaves an instance that failed to go on alone for a while, longer with each failure. */
  Uni<Instant> postpone(Work work, UUID instanceId, Duration retryAfter) {
    return work.query(
            "update instance set failures = failures + 1,"
                + " due_at = $2::timestamptz + $3::bigint * interval '1 millisecond' * (1 << least(failures, 10))"
                + " where id = $1 returning due_at",
            instanceId,
            utc(clock.instant()),
            retryAfter.toMillis())
        .map(due -> due.iterator().next().getOffsetDateTime("due_at").toInstant());
  }

  /** Makes every instance of a journey due, so that it is looked at soon. */
  Uni<RowSet<Row>> makeAllDue(Work work, String journeyId) {
    return work.query(
        "update instance set due_at = $2"
            + " where journey_id = $1 and (ending is null or open_contacts <> '{}')",
        journeyId,
        utc(clock.instant()));
  }

  private Tuple row(Instance instance, OffsetDateTime now) {
    return Tuple.from(
        new Object[] {
          instance.id(),
          instance.profileId(),
          instance.stepId(),
          instance.visit(),
          waiting(instance),
          dueAt(instance),
          rows.write(instance.event()),
          instance.openContacts().toArray(UUID[]::new),
          ending(instance),
          now
        });
  }

  private static @Nullable String slot(Stored stored) {
    return stored.instance().running() || stored.kept() ? stored.instance().key() : null;
  }

  private static @Nullable String waiting(Instance instance) {
    Pending pending = instance.pending();
    return pending == null ? null : pending.kind().name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable OffsetDateTime dueAt(Instance instance) {
    Pending pending = instance.pending();
    return pending == null ? null : utc(pending.due());
  }

  private static @Nullable String ending(Instance instance) {
    return instance.ending() == null ? null : instance.ending().name().toLowerCase(Locale.ROOT);
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
