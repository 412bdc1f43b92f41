package io.assidu.loyalty.revenue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;

/**
 * Where a cohort stands.
 *
 * @param expectation the estimate in force
 * @param breakage how it is accounted for, from its first point to its last
 * @param figures the money allocated is fixed when the points are issued (IFRS 15.88): a new
 *     estimate never changes it
 */
public record Cohort(CohortKey key, Expectation expectation, Breakage breakage, Figures figures) {

  static Cohort opened(CohortKey key, Expectation expectation, Breakage breakage) {
    return new Cohort(key, expectation, breakage, Figures.NONE);
  }

  public long outstanding() {
    return figures.outstanding();
  }

  /** What is still owed to the members in points. */
  public BigDecimal liability() {
    return figures.liability();
  }

  /**
   * The points that the allocated money is spread over: those expected to be redeemed in the end,
   * but never fewer than were redeemed already, and never more than still could be. Where breakage
   * is recognised only once further redemptions are remote: all that were issued.
   */
  BigDecimal expected() {
    return switch (breakage) {
      case REMOTE -> BigDecimal.valueOf(figures.issued());
      case PROPORTIONAL -> {
        BigDecimal estimate = expectation.rate().multiply(BigDecimal.valueOf(figures.issued()));
        BigDecimal most = BigDecimal.valueOf(figures.redeemed() + outstanding());
        yield estimate.min(most).max(BigDecimal.valueOf(figures.redeemed()));
      }
    };
  }

  /**
   * Revenue that should be recognised by now: the allocated money times redeemed over expected
   * (IFRS 15.B46), all of it once nothing is outstanding.
   */
  public BigDecimal due(Currency currency) {
    if (figures.redeemed() <= 0 && outstanding() > 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal redeemed = BigDecimal.valueOf(figures.redeemed());
    BigDecimal expected = expected();
    if (outstanding() <= 0 || expected.compareTo(redeemed) <= 0) {
      return figures.allocated();
    }
    BigDecimal share = figures.allocated().multiply(redeemed);
    return Money.round(share.divide(expected, MathContext.DECIMAL128), currency);
  }

  Cohort with(CohortChange change) {
    return new Cohort(key, expectation, breakage, figures.plus(Figures.of(change)));
  }

  Cohort without(Figures later) {
    return new Cohort(key, expectation, breakage, figures.minus(later));
  }

  Cohort expecting(Expectation other) {
    return new Cohort(key, other, breakage, figures);
  }

  Cohort recognise(BigDecimal amount) {
    return new Cohort(key, expectation, breakage, figures.recognise(amount));
  }
}
