package io.assidu.loyalty.reward;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Pieces in stock, one row each: no row is shared by those who take. */
@ApplicationScoped
class StockStore {

  /** More than so many are not counted for a list. */
  static final long MOST_COUNTED = 1_000;

  private static final String TAKE =
      """
      UPDATE stock_piece SET redemption_id = $3
      WHERE id = (SELECT id FROM stock_piece
                  WHERE program = $1 AND supply = $2 AND redemption_id IS NULL
                  ORDER BY id LIMIT 1 FOR UPDATE\
      """;

  /** Pieces that are put into stock together. */
  record Granting(
      UUID id,
      String program,
      String supply,
      String reason,
      String by,
      String correlationId,
      Instant at) {}

  /**
   * How a supply stands.
   *
   * @param held set aside for redemptions that are not captured yet
   * @param taken delivered
   */
  record Count(long left, long held, long taken) {}

  /**
   * Takes a piece that nobody else is taking at the moment. Where all that are left are being taken
   * it waits what becomes of them: one may come back.
   */
  Uni<Boolean> take(Work work, String program, String supply, UUID redemptionId) {
    return work.query(TAKE + " SKIP LOCKED)", program, supply, redemptionId)
        .chain(
            first ->
                first.rowCount() == 1
                    ? Uni.createFrom().item(true)
                    : work.query(TAKE + ")", program, supply, redemptionId)
                        .map(second -> second.rowCount() == 1));
  }

  Uni<Void> release(Work work, UUID redemptionId) {
    return work.query(
            """
            UPDATE stock_piece SET redemption_id = NULL
            WHERE redemption_id = $1 AND taken_at IS NULL""",
            redemptionId)
        .replaceWithVoid();
  }

  Uni<Void> deliver(Work work, UUID redemptionId, Instant at) {
    return work.query(
            "UPDATE stock_piece SET taken_at = $2 WHERE redemption_id = $1",
            redemptionId,
            Rows.utc(at))
        .replaceWithVoid();
  }

  Uni<Optional<String>> code(Work work, UUID redemptionId) {
    return work.query(
            """
            SELECT code FROM stock_piece
            WHERE redemption_id = $1 AND taken_at IS NOT NULL AND code IS NOT NULL""",
            redemptionId)
        .map(rows -> Rows.first(rows, row -> row.getString("code")));
  }

  /** How many are left of each supply, counted as far as {@link #MOST_COUNTED}. */
  Uni<Map<String, Long>> left(Work work, String program, Set<String> supplies) {
    if (supplies.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return work.query(
            """
            SELECT s.supply, (SELECT count(*) FROM (
                SELECT FROM stock_piece p
                WHERE p.program = $1 AND p.supply = s.supply AND p.redemption_id IS NULL
                LIMIT $3) counted) AS pieces
            FROM unnest($2::text[]) AS s(supply)""",
            program,
            supplies.toArray(String[]::new),
            MOST_COUNTED)
        .map(
            rows -> {
              Map<String, Long> left = new HashMap<>();
              rows.forEach(row -> left.put(row.getString("supply"), row.getLong("pieces")));
              return left;
            });
  }

  Uni<Count> count(Work work, String program, String supply) {
    return work.query(
            """
            SELECT count(*) FILTER (WHERE redemption_id IS NULL) AS still_there,
              count(*) FILTER (WHERE redemption_id IS NOT NULL AND taken_at IS NULL) AS held,
              count(*) FILTER (WHERE taken_at IS NOT NULL) AS taken
            FROM stock_piece WHERE program = $1 AND supply = $2""",
            program,
            supply)
        .map(
            rows ->
                Rows.first(
                        rows,
                        row ->
                            new Count(
                                row.getLong("still_there"),
                                row.getLong("held"),
                                row.getLong("taken")))
                    .orElseThrow());
  }

  Uni<Void> grant(Work work, Granting granting, int pieces) {
    return note(work, granting, pieces)
        .chain(
            () ->
                work.query(
                    """
                    INSERT INTO stock_piece (grant_id, program, supply)
                    SELECT $1::uuid, $2::text, $3::text FROM generate_series(1, $4::int)""",
                    granting.id(),
                    granting.program(),
                    granting.supply(),
                    pieces))
        .replaceWithVoid();
  }

  /**
   * Adds codes that the program does not have yet, in one order, so that two who add the same ones
   * wait for each other only one way.
   *
   * @return those that were added
   */
  Uni<Set<String>> grantCodes(Work work, Granting granting, List<String> codes) {
    // The note counts what was added, and what was added points to the note.
    return work.query(
            """
            WITH added AS (
              INSERT INTO stock_piece (grant_id, program, supply, code)
              SELECT DISTINCT $1::uuid, $2::text, $3::text, code FROM unnest($8::text[]) AS c(code)
              ORDER BY code
              ON CONFLICT (program, code) WHERE code IS NOT NULL DO NOTHING
              RETURNING code
            ), noted AS (
              INSERT INTO stock_grant (id, program, supply, pieces, reason, granted_by, correlation_id, at)
              SELECT $1::uuid, $2::text, $3::text, count(*), $4::text, $5::text, $6::text, $7::timestamptz
              FROM added
            )
            SELECT code FROM added""",
            granting.id(),
            granting.program(),
            granting.supply(),
            granting.reason(),
            granting.by(),
            granting.correlationId(),
            Rows.utc(granting.at()),
            codes.toArray(String[]::new))
        .map(rows -> new HashSet<>(Rows.list(rows, row -> row.getString("code"))));
  }

  private static Uni<Void> note(Work work, Granting granting, int pieces) {
    return work.query(
            """
            INSERT INTO stock_grant (id, program, supply, pieces, reason, granted_by, correlation_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""",
            granting.id(),
            granting.program(),
            granting.supply(),
            pieces,
            granting.reason(),
            granting.by(),
            granting.correlationId(),
            Rows.utc(granting.at()))
        .replaceWithVoid();
  }
}
