package io.assidu.loyalty.timer;

import io.assidu.loyalty.sql.Columns;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

@ApplicationScoped
class TimerStore {

  /**
   * In the order of their ids, as whoever else sets many. One that is due earlier stays untouched:
   * whoever is about to take it holds what it is about, and so do we.
   */
  Uni<Void> set(Work work, List<Timers.Due> timers) {
    return work.write(
        """
        INSERT INTO timer (kind, id, due_at, correlation_id)
        SELECT n.kind, n.id, n.due_at, n.correlation_id
        FROM (
          SELECT DISTINCT ON (kind, id) *
          FROM unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::text[])
            AS u(kind, id, due_at, correlation_id)
          ORDER BY kind, id, due_at
        ) n
        WHERE NOT EXISTS (
          SELECT FROM timer t WHERE t.kind = n.kind AND t.id = n.id AND t.due_at <= n.due_at)
        ORDER BY n.id
        ON CONFLICT (kind, id) DO UPDATE
          SET due_at = excluded.due_at, correlation_id = excluded.correlation_id
          WHERE excluded.due_at < timer.due_at""",
        Columns.of(timers, Timers.Due::kind, String[]::new),
        Columns.of(timers, Timers.Due::id, UUID[]::new),
        Columns.of(timers, timer -> Rows.utc(timer.at()), OffsetDateTime[]::new),
        Columns.of(
            timers,
            timer -> Objects.requireNonNullElse(timer.correlationId(), work.correlationId()),
            String[]::new));
  }

  Uni<Void> forget(Work work, String kind, UUID profileId) {
    return work.query(
            """
            DELETE FROM timer WHERE kind = $1 AND (id = $2 OR id IN (
              SELECT origin_profile_id FROM account WHERE profile_id = $2))""",
            kind,
            profileId)
        .replaceWithVoid();
  }

  /**
   * A timer whose time has come.
   *
   * @param correlationId the story in which it was set
   */
  record Ringing(Timers.Due timer, String correlationId) {}

  Uni<List<Ringing>> due(Work work, Instant now, int most) {
    return work.query(
            """
            SELECT kind, id, due_at, correlation_id FROM timer
            WHERE due_at <= $1 ORDER BY due_at LIMIT $2""",
            Rows.utc(now),
            most)
        .map(
            rows ->
                Rows.list(
                    rows,
                    row ->
                        new Ringing(
                            new Timers.Due(
                                row.getString("kind"),
                                row.getUUID("id"),
                                Rows.instant(row, "due_at")),
                            row.getString("correlation_id"))));
  }

  /** Takes a timer away, unless another replica did or it was moved. */
  Uni<Boolean> take(Work work, Timers.Due timer) {
    return work.query(
            "DELETE FROM timer WHERE kind = $1 AND id = $2 AND due_at = $3",
            timer.kind(),
            timer.id(),
            Rows.utc(timer.at()))
        .map(rows -> rows.rowCount() == 1);
  }
}
