package io.assidu.loyalty.ledger;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class LotExpiryStore {

  /**
   * A lot that has expired and is not empty.
   *
   * @param profileId whom its account was opened for
   * @param correlationId the story in which it was made
   */
  record Overdue(UUID profileId, String program, String correlationId) {}

  Uni<Boolean> alone(Work work) {
    return work.query("SELECT pg_try_advisory_xact_lock(hashtext('assidu.loyalty.lot-expiry'))")
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  Uni<List<Overdue>> overdue(Work work, Instant from, Instant to, int most) {
    return work.query(
            """
            SELECT a.origin_profile_id, l.program, m.correlation_id
            FROM lot l JOIN account a ON a.id = l.account_id JOIN movement m ON m.id = l.movement_id
            WHERE l.expires_at > $1 AND l.expires_at <= $2 AND a.erased_at IS NULL
              AND (SELECT sum(available) FROM lot_movement WHERE lot_id = l.id) > 0
            ORDER BY l.expires_at LIMIT $3""",
            time(from),
            time(to),
            most)
        .map(
            rows ->
                Rows.list(
                    rows,
                    row ->
                        new Overdue(
                            row.getUUID("origin_profile_id"),
                            row.getString("program"),
                            row.getString("correlation_id"))));
  }

  Uni<Instant> reached(Work work) {
    return work.query("SELECT nullif(reached, '-infinity') AS reached FROM lot_expiry")
        .map(
            rows -> {
              Instant reached = Rows.instantOrNull(rows.iterator().next(), "reached");
              return reached == null ? Instant.EPOCH : reached;
            });
  }

  Uni<Void> reach(Work work, Instant to) {
    return work.query("UPDATE lot_expiry SET reached = $1 WHERE reached < $1", time(to))
        .replaceWithVoid();
  }

  private static OffsetDateTime time(Instant at) {
    return Rows.utc(at);
  }
}
