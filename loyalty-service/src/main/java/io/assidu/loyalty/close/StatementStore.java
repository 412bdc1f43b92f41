package io.assidu.loyalty.close;

import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.revenue.Chart;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.loyalty.revenue.RollForward;
import io.assidu.loyalty.sql.CohortRows;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The figures of a period, summed by the database: however many lots there are, some rows a cohort
 * come back.
 */
@ApplicationScoped
class StatementStore {

  /** All that follows in this transaction sees one moment; to be asked first of all. */
  Uni<Void> atOneMoment(Work work) {
    return work.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").replaceWithVoid();
  }

  Uni<List<RollForward.Sum>> sums(Work work, Period period) {
    return work.query(
            """
            SELECT origin, month, currency, segment, kind, booking_date < $2 AS before,
              sum(allocated) AS allocated, sum(issued)::bigint AS issued,
              sum(redeemed)::bigint AS redeemed, sum(expired)::bigint AS expired,
              sum(recognised) AS recognised
            FROM cohort_movement WHERE program = $1 AND booking_date < $3
            GROUP BY 1, 2, 3, 4, 5, 6""",
            period.program(),
            period.first(),
            period.next())
        .map(
            rows ->
                Rows.list(
                    rows,
                    row ->
                        new RollForward.Sum(
                            CohortRows.key(row),
                            EntryKind.of(row.getString("kind")),
                            row.getBoolean("before"),
                            CohortRows.figures(row))));
  }

  /**
   * In one statement, so that lots and waiting bookings are of the same moment while postings go
   * on.
   *
   * <p>A movement of points counts for the day of its booking: both are written in one transaction,
   * and the booking's day is that of the movement, or of its posting where a sender's clock was
   * ahead. What was posted too late for its own period, and is booked in this one, happened before
   * this one's end all the same. So as long as this period is open and nothing of it waits, lots
   * and cohorts have taken in the same movements. Points that no money stands behind have a booking
   * but no entry; they count for the day of their movement.
   *
   * @param currencies their ISO codes, by what cohorts name them
   * @return by what cohorts name the currency
   */
  Uni<Map<String, Statement.Balances>> balances(
      Work work, Period period, List<Chart> charts, Map<String, String> currencies) {
    List<String> names = List.copyOf(currencies.keySet());
    return work.query(
            """
            SELECT k.name,
              (SELECT coalesce(sum(l.credit - l.debit), 0)
               FROM journal_line l JOIN journal_entry e ON e.id = l.entry_id
               WHERE e.program = $1 AND e.booking_date < $2 AND e.currency = k.code
                 AND l.account = ANY($3)) AS liability,
              (SELECT coalesce(sum(l.credit - l.debit), 0)
               FROM journal_line l JOIN journal_entry e ON e.id = l.entry_id
               WHERE e.program = $1 AND e.booking_date < $2 AND e.currency = k.code
                 AND l.account = ANY($4)) AS provision,
              c.paid AS cohort_liability,
              c."grant" AS cohort_provision,
              (SELECT coalesce(sum(lm.available + lm.held), 0)::bigint
               FROM lot_movement lm JOIN movement m ON m.id = lm.movement_id
               JOIN lot p ON p.id = lm.lot_id AND p.currency = k.name
               LEFT JOIN booking b ON b.entry_id = m.entry_id
               WHERE m.program = $1 AND lm.available + lm.held <> 0
                 AND coalesce(b.booking_date, (m.at AT TIME ZONE 'UTC')::date) < $2) AS points,
              (SELECT count(*) FROM booking
               WHERE booked_at IS NULL AND program = $1 AND booking_date < $2
                 AND currency = k.name) AS waiting
            FROM unnest($5::text[], $6::text[]) AS k(name, code)
            CROSS JOIN LATERAL (
              SELECT coalesce(sum(owed) FILTER (WHERE origin <> 'grant'), 0) AS paid,
                coalesce(sum(owed) FILTER (WHERE origin = 'grant'), 0) AS "grant"
              FROM (
                SELECT origin, allocated - recognised AS owed FROM cohort
                WHERE program = $1 AND currency = k.name
                UNION ALL
                SELECT origin, recognised - allocated FROM cohort_movement
                WHERE program = $1 AND booking_date >= $2 AND currency = k.name
              ) o
            ) c""",
            period.program(),
            period.next(),
            accounts(charts, Origin.SALE),
            accounts(charts, Origin.GRANT),
            names.toArray(String[]::new),
            names.stream().map(currencies::get).toArray(String[]::new))
        .map(
            rows ->
                Rows.list(rows, row -> row).stream()
                    .collect(
                        Collectors.toMap(row -> row.getString("name"), StatementStore::balances)));
  }

  /** What entries are in that the program does not take: no figure would show them. */
  Uni<List<String>> strays(Work work, Period period, Collection<String> taken) {
    return work.query(
            """
            SELECT DISTINCT currency FROM journal_entry
            WHERE program = $1 AND booking_date < $2 AND currency <> ALL($3) ORDER BY currency""",
            period.program(),
            period.next(),
            taken.toArray(String[]::new))
        .map(rows -> Rows.list(rows, row -> row.getString("currency")));
  }

  /** A chart may have changed between versions; what was booked on the old one is still owed. */
  private static String[] accounts(List<Chart> charts, Origin origin) {
    return charts.stream().map(chart -> chart.owed(origin)).distinct().toArray(String[]::new);
  }

  private static Statement.Balances balances(Row row) {
    return new Statement.Balances(
        row.getBigDecimal("liability"),
        row.getBigDecimal("provision"),
        row.getBigDecimal("cohort_liability"),
        row.getBigDecimal("cohort_provision"),
        row.getLong("points"),
        row.getLong("waiting"));
  }

  /** Each cohort's rate at the period's end, and who answers for it. */
  Uni<List<Statement.Evidence>> evidence(Work work, Period period) {
    return work.query(
            """
            SELECT DISTINCT ON (m.month, m.origin, m.currency, m.segment) m.month, m.origin,
              m.currency, m.segment, m.rate_after, m.estimate_id, m.program_version, e.method, e.effective_from, e.decided_by,
              CASE WHEN m.estimate_id IS NULL THEN v.saved_by ELSE e.proposed_by END AS by,
              CASE WHEN m.estimate_id IS NULL THEN v.published_at ELSE e.decided_at END AS at
            FROM cohort_movement m
            LEFT JOIN estimate e ON e.id = m.estimate_id AND e.status = 'approved'
            LEFT JOIN program_version v
              ON v.program_id = m.program AND v.version = m.program_version
            WHERE m.program = $1 AND m.booking_date < $2
              AND (m.rate_before IS NULL OR m.kind = 're-estimate')
            ORDER BY m.month, m.origin, m.currency, m.segment, m.number DESC""",
            period.program(),
            period.next())
        .map(rows -> Rows.list(rows, StatementStore::evidence));
  }

  private static Statement.Evidence evidence(Row row) {
    return new Statement.Evidence(row.getString("currency"), view(row));
  }

  private static StatementView.EvidenceView view(Row row) {
    boolean estimated = row.getUUID("estimate_id") != null;
    return new StatementView.EvidenceView(
        row.getString("origin"),
        CohortRows.month(row, "month").toString(),
        Statement.plain(row.getBigDecimal("rate_after")),
        row.getUUID("estimate_id"),
        row.getString("method"),
        estimated ? null : row.getInteger("program_version"),
        row.getString("by"),
        row.getString("decided_by"),
        Rows.instantOrNull(row, "at"),
        row.getLocalDate("effective_from"),
        StatementView.segment(row.getString("segment")));
  }
}
