package io.assidu.loyalty.revenue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;

/**
 * Where a cohort stands.
 *
 * @param expectedRate the estimate in force: the share of points expected to be redeemed in the end
 * @param allocated money deferred for its points; fixed when they were issued (IFRS 15.88), so a
 *     new estimate never changes it
 * @param recognised revenue recognised so far
 */
public record Cohort(
    CohortKey key,
    BigDecimal expectedRate,
    BigDecimal allocated,
    long issued,
    long redeemed,
    long expired,
    BigDecimal recognised) {

  public static Cohort opened(CohortKey key, BigDecimal expectedRate) {
    return new Cohort(key, expectedRate, BigDecimal.ZERO, 0, 0, 0, BigDecimal.ZERO);
  }

  /** Points that can still be redeemed: issued, not redeemed, not expired. */
  public long outstanding() {
    return issued - redeemed - expired;
  }

  /**
   * Points expected to be redeemed in the end: the estimate, but never fewer than were redeemed
   * already, and never more than still could be.
   */
  public BigDecimal expected() {
    BigDecimal estimate = expectedRate.multiply(BigDecimal.valueOf(issued));
    BigDecimal most = BigDecimal.valueOf(redeemed + outstanding());
    return estimate.min(most).max(BigDecimal.valueOf(redeemed));
  }

  /**
   * Revenue that should be recognised by now: the allocated money times redeemed over expected
   * (IFRS 15.B46), all of it once nothing is outstanding.
   */
  public BigDecimal due(Currency currency) {
    if (redeemed <= 0 && outstanding() > 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal expected = expected();
    if (outstanding() <= 0 || expected.compareTo(BigDecimal.valueOf(redeemed)) <= 0) {
      return allocated;
    }
    BigDecimal share = allocated.multiply(BigDecimal.valueOf(redeemed));
    return Money.round(share.divide(expected, MathContext.DECIMAL128), currency);
  }

  /** What is still owed to the members in points. */
  public BigDecimal liability() {
    return allocated.subtract(recognised);
  }

  Cohort with(CohortChange change) {
    return new Cohort(
        key,
        expectedRate,
        allocated.add(change.allocated()),
        issued + change.issued(),
        redeemed + change.redeemed(),
        expired + change.expired(),
        recognised);
  }

  Cohort estimated(BigDecimal rate) {
    return new Cohort(key, rate, allocated, issued, redeemed, expired, recognised);
  }

  Cohort recognised(BigDecimal amount) {
    return new Cohort(key, expectedRate, allocated, issued, redeemed, expired, amount);
  }
}
