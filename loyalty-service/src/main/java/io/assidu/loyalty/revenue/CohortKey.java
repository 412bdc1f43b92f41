package io.assidu.loyalty.revenue;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;

/**
 * Points accounted for together: those a program issued in one month (UTC) for the same reason.
 * Estimates are made of cohorts, never of single lots (IFRS 15.4, a portfolio).
 */
public record CohortKey(Origin origin, YearMonth month) {

  static final Comparator<CohortKey> OLDEST_FIRST =
      Comparator.comparing(CohortKey::month).thenComparing(CohortKey::origin);

  public static CohortKey of(Origin origin, Instant issuedAt) {
    return new CohortKey(origin, YearMonth.from(issuedAt.atZone(ZoneOffset.UTC)));
  }

  /** To be read: {@code cohort sale 2026-11}. */
  public String text() {
    return "cohort " + origin.name().toLowerCase(Locale.ROOT) + " " + month;
  }
}
