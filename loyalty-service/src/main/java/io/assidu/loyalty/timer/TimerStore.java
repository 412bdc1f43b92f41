package io.assidu.loyalty.timer;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

@ApplicationScoped
class TimerStore {

  /** In the order of their ids, as whoever else sets many. */
  Uni<Void> set(Work work, List<Timers.Due> timers) {
    return work.batch(
            """
            INSERT INTO timer (kind, id, due_at, correlation_id) VALUES ($1, $2, $3, $4)
            ON CONFLICT (kind, id) DO UPDATE
              SET due_at = excluded.due_at, correlation_id = excluded.correlation_id
              WHERE excluded.due_at < timer.due_at""",
            timers.stream()
                .sorted(Comparator.comparing(Timers.Due::id))
                .map(
                    timer ->
                        Tuple.of(
                            timer.kind(),
                            timer.id(),
                            Rows.utc(timer.at()),
                            Objects.requireNonNullElse(
                                timer.correlationId(), work.correlationId())))
                .toList())
        .replaceWithVoid();
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
