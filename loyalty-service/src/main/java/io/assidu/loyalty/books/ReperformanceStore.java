package io.assidu.loyalty.books;

import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.sql.CohortRows;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What a journal is made again from, and held against, besides bookings and entries. */
@ApplicationScoped
class ReperformanceStore {

  /**
   * A close as the booker met it.
   *
   * @param openFrom the first day after it
   * @param head the last entry before it
   */
  record Closed(LocalDate openFrom, long head, Instant at) {}

  /** Points of a cohort. */
  record Points(long issued, long redeemed, long expired) {

    @Override
    public String toString() {
      return issued + " issued, " + redeemed + " redeemed, " + expired + " expired";
    }
  }

  /** Points of a cohort by the bookings, and by the ledger of points. */
  record Compared(CohortKey cohort, Points booked, Points moved) {}

  /** From here on everything is read as of one moment, while postings go on. */
  Uni<Void> sameMoment(Work work) {
    return work.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        .replaceWithVoid();
  }

  Uni<List<Closed>> closes(Work work, String program) {
    return work.query(
            """
            SELECT (period + interval '1 month')::date AS open_from, head_sequence, closed_at
            FROM period_close WHERE program = $1 ORDER BY period""",
            program)
        .map(
            rows ->
                Rows.list(
                    rows,
                    row ->
                        new Closed(
                            row.getLocalDate("open_from"),
                            row.getLong("head_sequence"),
                            Rows.instant(row, "closed_at"))));
  }

  Uni<Long> waiting(Work work, String program) {
    return work.query(
            "SELECT count(*) AS waiting FROM booking WHERE program = $1 AND booked_at IS NULL",
            program)
        .map(rows -> rows.iterator().next().getLong("waiting"));
  }

  /** Entries that no booking made. */
  Uni<List<String>> strays(Work work, String program) {
    return work.query(
            """
            SELECT e.sequence FROM journal_entry e
            LEFT JOIN booking b ON b.entry_id = e.id AND b.program = e.program AND b.place > 0
            WHERE e.program = $1 AND b.entry_id IS NULL ORDER BY e.sequence LIMIT 100""",
            program)
        .map(
            rows ->
                Rows.list(
                    rows, row -> "entry " + row.getLong("sequence") + " comes from no booking"));
  }

  /**
   * Every cohort's points, by all bookings and by all movements: those that wait are in both. What
   * a movement means for a cohort is said in class {@code points.Consequences}; a sale given back
   * is accounted for with its own lot, also where that had nothing left to give. What a partner
   * takes back counts for no tier and so says nothing of a month: that of its booking is taken.
   * Points that one member passes on to another stay in their cohort.
   */
  Uni<List<Compared>> points(Work work, String program) {
    return work.query(
            """
            WITH booked AS (
              SELECT c.origin, (c.month || '-01')::date AS month, b.currency,
                coalesce(c.segment, '') AS segment, sum(c.issued) AS issued,
                sum(c.redeemed) AS redeemed, sum(c.expired) AS expired
              FROM booking b CROSS JOIN LATERAL jsonb_to_recordset(b.changes)
                AS c(origin text, month text, segment text, issued bigint, redeemed bigint,
                  expired bigint)
              WHERE b.program = $1 GROUP BY 1, 2, 3, 4
            ), parts AS (
              SELECT l.origin, date_trunc('month', l.earned_at AT TIME ZONE 'UTC')::date AS month,
                l.currency, l.segment,
                CASE WHEN l.movement_id = m.id AND m.kind <> 'transferred-in' THEN lm.available
                  ELSE 0 END AS issued,
                CASE WHEN m.kind IN ('burned', 'returned') OR m.kind = 'reversed' AND m.debt < 0
                  THEN -(lm.available + lm.held) ELSE 0 END AS redeemed,
                CASE WHEN m.kind = 'expired' OR m.kind = 'adjusted' AND l.movement_id <> m.id
                  THEN -(lm.available + lm.held) ELSE 0 END AS expired
              FROM lot_movement lm JOIN lot l ON l.id = lm.lot_id
                JOIN movement m ON m.id = lm.movement_id
              WHERE l.program = $1
              UNION ALL
              SELECT coalesce(b.changes -> 0 ->> 'origin', 'sale'),
                coalesce(date_trunc('month', m.qualified_at AT TIME ZONE 'UTC')::date,
                  (b.changes -> 0 ->> 'month' || '-01')::date),
                coalesce(l.currency, ''), coalesce(l.segment, b.changes -> 0 ->> 'segment', ''),
                -m.points, -m.debt, 0
              FROM movement m
                LEFT JOIN booking b ON b.entry_id = m.entry_id AND b.dealing IS NOT NULL
                LEFT JOIN earning e ON e.program = m.program AND e.order_id = m.reference
                LEFT JOIN lot l ON l.id = e.lot_id
              WHERE m.program = $1 AND m.kind = 'reversed' AND m.debt >= 0
            ), moved AS (
              SELECT origin, month, currency, segment, sum(issued) AS issued, sum(redeemed) AS redeemed,
                sum(expired) AS expired
              FROM parts GROUP BY origin, month, currency, segment
            )
            SELECT origin, month, currency, segment,
              coalesce(b.issued, 0)::bigint AS booked_issued,
              coalesce(b.redeemed, 0)::bigint AS booked_redeemed,
              coalesce(b.expired, 0)::bigint AS booked_expired,
              coalesce(m.issued, 0)::bigint AS moved_issued,
              coalesce(m.redeemed, 0)::bigint AS moved_redeemed,
              coalesce(m.expired, 0)::bigint AS moved_expired
            FROM booked b FULL JOIN moved m USING (origin, month, currency, segment)
            ORDER BY month, origin, currency, segment""",
            program)
        .map(
            rows ->
                Rows.list(
                    rows,
                    row ->
                        new Compared(
                            CohortRows.key(row), points(row, "booked"), points(row, "moved"))));
  }

  private static Points points(Row row, String by) {
    return new Points(
        row.getLong(by + "_issued"), row.getLong(by + "_redeemed"), row.getLong(by + "_expired"));
  }
}
