package io.assidu.loyalty.sql;

import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Figures;
import io.assidu.loyalty.revenue.Origin;
import io.vertx.sqlclient.Row;
import java.time.YearMonth;
import java.util.Locale;

/** Cohorts as every table and every sum over one names them. */
public final class CohortRows {

  private CohortRows() {}

  public static CohortKey key(Row row) {
    return new CohortKey(
        Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
        month(row, "month"),
        row.getString("currency"),
        row.getString("segment"));
  }

  /** A month is kept as its first day. */
  public static YearMonth month(Row row, String column) {
    return YearMonth.from(row.getLocalDate(column));
  }

  public static String write(Origin origin) {
    return origin.name().toLowerCase(Locale.ROOT);
  }

  public static Figures figures(Row row) {
    return new Figures(
        row.getBigDecimal("allocated"),
        row.getLong("issued"),
        row.getLong("redeemed"),
        row.getLong("expired"),
        row.getBigDecimal("recognised"));
  }
}
