package io.assidu.loyalty.books;

import io.assidu.loyalty.revenue.Cohort;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

@ApplicationScoped
class CohortStore {

  Uni<List<Cohort>> all(Work work, String program) {
    return work.query("SELECT * FROM cohort WHERE program = $1 ORDER BY month, origin", program)
        .map(rows -> Rows.list(rows, CohortStore::cohort));
  }

  Uni<Void> save(Work work, String program, List<Cohort> changed) {
    if (changed.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return work.batch(
            """
            INSERT INTO cohort (program, origin, month, expected_rate, allocated, issued, redeemed,
              expired, recognised)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (program, origin, month) DO UPDATE SET
              expected_rate = excluded.expected_rate, allocated = excluded.allocated,
              issued = excluded.issued, redeemed = excluded.redeemed, expired = excluded.expired,
              recognised = excluded.recognised""",
            changed.stream()
                .map(
                    cohort ->
                        Tuple.from(
                            new Object[] {
                              program,
                              cohort.key().origin().name().toLowerCase(Locale.ROOT),
                              cohort.key().month().atDay(1),
                              cohort.expectedRate(),
                              cohort.allocated(),
                              cohort.issued(),
                              cohort.redeemed(),
                              cohort.expired(),
                              cohort.recognised()
                            }))
                .toList())
        .replaceWithVoid();
  }

  private static Cohort cohort(Row row) {
    return new Cohort(
        new CohortKey(
            Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
            YearMonth.from(row.getLocalDate("month"))),
        row.getBigDecimal("expected_rate"),
        row.getBigDecimal("allocated"),
        row.getLong("issued"),
        row.getLong("redeemed"),
        row.getLong("expired"),
        row.getBigDecimal("recognised"));
  }
}
