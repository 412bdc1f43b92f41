package io.assidu.loyalty.ledger;

import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What happened to points, to be read. */
@ApplicationScoped
public class History {

  private static final String MOVEMENTS =
      """
      SELECT m.*, a.profile_id,
        (SELECT coalesce(sum(l.available), 0)::bigint FROM lot_movement l WHERE l.movement_id = m.id) AS change
      FROM movement m JOIN account a ON a.id = m.account_id
      """;

  /** A member's movements before {@code number}, the newest first. */
  public Uni<List<PastMovement>> before(
      Work work, UUID profileId, String program, long number, int most) {
    return work.query(
            MOVEMENTS
                + """
                WHERE a.profile_id = $1 AND m.program = $2 AND m.number < $3
                ORDER BY m.number DESC LIMIT $4""",
            profileId,
            program,
            number,
            most)
        .map(rows -> Rows.list(rows, History::movement));
  }

  /** All that one customer event led to, in order. */
  Uni<List<PastMovement>> correlated(Work work, String correlationId) {
    return work.query(MOVEMENTS + "WHERE m.correlation_id = $1 ORDER BY m.number", correlationId)
        .map(rows -> Rows.list(rows, History::movement));
  }

  private static PastMovement movement(Row row) {
    return new PastMovement(
        row.getLong("number"),
        row.getUUID("id"),
        row.getUUID("profile_id"),
        row.getString("program"),
        row.getInteger("program_version"),
        PointsMovement.of(row.getString("kind")),
        row.getLong("points"),
        row.getLong("change"),
        row.getLong("debt"),
        row.getString("reference"),
        row.getUUID("redemption_id"),
        row.getUUID("entry_id"),
        row.getString("correlation_id"),
        Rows.instant(row, "at"),
        Rows.instant(row, "recorded_at"));
  }
}
