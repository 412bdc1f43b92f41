package io.assidu.loyalty.revenue;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;

/**
 * Points accounted for together: those a program issued in one month (UTC) for the same reason, for
 * what was paid in one currency, to one segment of members. Estimates are made of cohorts, never of
 * single lots (IFRS 15.4, a portfolio).
 *
 * @param currency ISO 4217; {@link #HOME} for the program's own, in which every cohort was before
 *     there were others
 * @param segment as the program told it when the points were issued; {@link #WHOLE} where it tells
 *     none apart
 */
public record CohortKey(Origin origin, YearMonth month, String currency, String segment) {

  /** The program's own currency. */
  public static final String HOME = "";

  /** No segment. */
  public static final String WHOLE = "";

  static final Comparator<CohortKey> OLDEST_FIRST =
      Comparator.comparing(CohortKey::month)
          .thenComparing(CohortKey::origin)
          .thenComparing(CohortKey::currency)
          .thenComparing(CohortKey::segment);

  public CohortKey(Origin origin, YearMonth month) {
    this(origin, month, HOME, WHOLE);
  }

  public static CohortKey of(Origin origin, Instant issuedAt) {
    return new CohortKey(origin, YearMonth.from(issuedAt.atZone(ZoneOffset.UTC)));
  }

  /** The same in another currency. */
  public CohortKey in(String other) {
    return new CohortKey(origin, month, other, segment);
  }

  /** The same of another segment. */
  public CohortKey ofSegment(String other) {
    return new CohortKey(origin, month, currency, other);
  }

  /** To be read: {@code cohort sale 2026-11}, {@code cohort sale 2026-11 JPY of Gold}. */
  public String text() {
    return "cohort "
        + origin.name().toLowerCase(Locale.ROOT)
        + " "
        + month
        + (currency.equals(HOME) ? "" : " " + currency)
        + (segment.equals(WHOLE) ? "" : " of " + segment);
  }
}
