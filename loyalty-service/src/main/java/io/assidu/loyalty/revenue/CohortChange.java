package io.assidu.loyalty.revenue;

import java.math.BigDecimal;

/**
 * What one posting does to a cohort. Each figure may be negative.
 *
 * @param allocated money deferred (or provided for) with the points
 * @param issued points granted
 * @param redeemed points whose reward was delivered
 * @param expired points that nobody can redeem any more
 */
public record CohortChange(
    CohortKey cohort, BigDecimal allocated, long issued, long redeemed, long expired) {

  /** A sale, or a gift, gave {@code points} and {@code allocated} money stands behind them. */
  public static CohortChange issue(CohortKey cohort, BigDecimal allocated, long points) {
    return new CohortChange(cohort, allocated, points, 0, 0);
  }

  public static CohortChange redeem(CohortKey cohort, long points) {
    return new CohortChange(cohort, BigDecimal.ZERO, 0, points, 0);
  }

  public static CohortChange expire(CohortKey cohort, long points) {
    return new CohortChange(cohort, BigDecimal.ZERO, 0, 0, points);
  }

  /**
   * A sale was given back.
   *
   * @param allocated the money that was deferred for the part given back
   * @param points the points taken back
   * @param spent how many of them had been spent: no price stands behind that reward any more
   */
  public static CohortChange reverse(
      CohortKey cohort, BigDecimal allocated, long points, long spent) {
    return new CohortChange(cohort, allocated.negate(), -points, -spent, 0);
  }
}
