package io.assidu.loyalty.ledger;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
  record Overdue(Cursor place, UUID profileId, String program, String correlationId) {}

  /** A place among lots, in the order in which they expire. */
  record Cursor(Instant at, UUID lotId) {

    /** Before all that expire after {@code at}. */
    static Cursor after(Instant at) {
      return new Cursor(at, new UUID(-1, -1));
    }
  }

  Uni<Boolean> alone(Work work) {
    return work.query("SELECT pg_try_advisory_xact_lock(hashtext('assidu.loyalty.lot-expiry'))")
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  /** Lots after a place, in the order in which they expire. */
  Uni<List<Overdue>> overdue(Work work, Cursor after, Instant to, int most) {
    return work.query(
            """
            SELECT l.id, l.expires_at, a.origin_profile_id, l.program, m.correlation_id
            FROM lot l JOIN account a ON a.id = l.account_id JOIN movement m ON m.id = l.movement_id
            WHERE (l.expires_at, l.id) > ($1, $2) AND l.expires_at <= $3 AND a.erased_at IS NULL
              AND (SELECT sum(available) FROM lot_movement WHERE lot_id = l.id) > 0
              AND NOT EXISTS (SELECT FROM lot_extension x WHERE x.lot_id = l.id AND x.expires_at > $3)
            ORDER BY l.expires_at, l.id LIMIT $4""",
            Rows.utc(after.at()),
            after.lotId(),
            Rows.utc(to),
            most)
        .map(rows -> Rows.list(rows, LotExpiryStore::overdue));
  }

  /** Lots whose extension ran out. */
  Uni<List<Overdue>> extended(Work work, Cursor after, Instant to, int most) {
    return work.query(
            """
            SELECT l.id, x.expires_at, a.origin_profile_id, l.program, m.correlation_id
            FROM lot_extension x JOIN lot l ON l.id = x.lot_id
              JOIN account a ON a.id = l.account_id JOIN movement m ON m.id = x.movement_id
            WHERE (x.expires_at, x.lot_id) > ($1, $2) AND x.expires_at <= $3 AND a.erased_at IS NULL
              AND (SELECT sum(available) FROM lot_movement WHERE lot_id = l.id) > 0
              AND NOT EXISTS (SELECT FROM lot_extension y WHERE y.lot_id = l.id AND y.expires_at > $3)
            ORDER BY x.expires_at, x.lot_id LIMIT $4""",
            Rows.utc(after.at()),
            after.lotId(),
            Rows.utc(to),
            most)
        .map(rows -> Rows.list(rows, LotExpiryStore::overdue));
  }

  private static Overdue overdue(Row row) {
    return new Overdue(
        new Cursor(Rows.instant(row, "expires_at"), row.getUUID("id")),
        row.getUUID("origin_profile_id"),
        row.getString("program"),
        row.getString("correlation_id"));
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
    return work.query("UPDATE lot_expiry SET reached = $1 WHERE reached < $1", Rows.utc(to))
        .replaceWithVoid();
  }
}
