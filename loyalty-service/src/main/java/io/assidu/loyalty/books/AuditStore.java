package io.assidu.loyalty.books;

import io.assidu.loyalty.revenue.Chart;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sums to be compared with each other. */
@ApplicationScoped
class AuditStore {

  /**
   * What accounts, cohorts and lots say at one moment, in one currency.
   *
   * @param currency ISO 4217
   * @param liability what is owed in points by the journal's accounts
   * @param cohortLiability the same by the cohorts
   * @param movedLiability the same by the sum over all movements of cohorts
   * @param outstanding points that can still be redeemed, by the cohorts
   * @param points the same by the lots
   * @param waiting bookings that are in the lots but not yet in accounts and cohorts
   */
  record Totals(
      String currency,
      BigDecimal liability,
      BigDecimal cohortLiability,
      BigDecimal movedLiability,
      long outstanding,
      long points,
      long waiting) {}

  /**
   * In one statement, so that all sums are of the same moment while postings go on.
   *
   * @param currencies to their ISO codes from what cohorts name them
   */
  Uni<List<Totals>> totals(
      Work work, String program, List<Chart> charts, Map<String, String> currencies) {
    List<String> names = List.copyOf(currencies.keySet());
    return work.query(
            """
            SELECT c.code,
              (SELECT coalesce(sum(l.credit - l.debit), 0)
               FROM journal_line l JOIN journal_entry e ON e.id = l.entry_id
               WHERE e.program = $1 AND e.currency = c.code AND l.account = ANY($2)) AS liability,
              (SELECT coalesce(sum(allocated - recognised), 0)
               FROM cohort WHERE program = $1 AND currency = c.name) AS cohort_liability,
              (SELECT coalesce(sum(allocated - recognised), 0)
               FROM cohort_movement
               WHERE program = $1 AND currency = c.name) AS moved_liability,
              (SELECT coalesce(sum(issued - redeemed - expired), 0)::bigint
               FROM cohort WHERE program = $1 AND currency = c.name) AS outstanding,
              (SELECT coalesce(sum(m.available + m.held), 0)::bigint
               FROM lot_movement m JOIN lot l ON l.id = m.lot_id
               WHERE l.program = $1 AND l.currency = c.name) AS points,
              (SELECT count(*) FROM booking
               WHERE booked_at IS NULL AND program = $1 AND currency = c.name) AS waiting
            FROM unnest($3::text[], $4::text[]) WITH ORDINALITY AS c(name, code, place)
            ORDER BY c.place""",
            program,
            charts.stream()
                .flatMap(chart -> Stream.of(chart.contractLiability(), chart.rewardProvision()))
                .toArray(String[]::new),
            names.toArray(String[]::new),
            names.stream().map(currencies::get).toArray(String[]::new))
        .map(rows -> Rows.list(rows, AuditStore::totals));
  }

  private static Totals totals(Row row) {
    return new Totals(
        row.getString("code"),
        row.getBigDecimal("liability"),
        row.getBigDecimal("cohort_liability"),
        row.getBigDecimal("moved_liability"),
        row.getLong("outstanding"),
        row.getLong("points"),
        row.getLong("waiting"));
  }
}
