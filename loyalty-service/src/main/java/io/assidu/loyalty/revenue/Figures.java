package io.assidu.loyalty.revenue;

import java.math.BigDecimal;

/**
 * A cohort's sums, or what something adds to them.
 *
 * @param allocated money deferred (or provided for) with the points
 * @param issued points granted, less those taken back
 * @param redeemed points whose reward was delivered
 * @param expired points that nobody can redeem any more
 * @param recognised revenue recognised (or provision released)
 */
public record Figures(
    BigDecimal allocated, long issued, long redeemed, long expired, BigDecimal recognised) {

  public static final Figures NONE = new Figures(BigDecimal.ZERO, 0, 0, 0, BigDecimal.ZERO);

  static Figures of(CohortChange change) {
    return new Figures(
        change.allocated(), change.issued(), change.redeemed(), change.expired(), BigDecimal.ZERO);
  }

  public Figures plus(Figures more) {
    return new Figures(
        allocated.add(more.allocated),
        issued + more.issued,
        redeemed + more.redeemed,
        expired + more.expired,
        recognised.add(more.recognised));
  }

  public Figures minus(Figures less) {
    return new Figures(
        allocated.subtract(less.allocated),
        issued - less.issued,
        redeemed - less.redeemed,
        expired - less.expired,
        recognised.subtract(less.recognised));
  }

  Figures recognise(BigDecimal amount) {
    return new Figures(allocated, issued, redeemed, expired, recognised.add(amount));
  }

  /** Points that can still be redeemed: issued, not redeemed, not expired. */
  public long outstanding() {
    return issued - redeemed - expired;
  }

  /** What is still owed to the members in points. */
  public BigDecimal liability() {
    return allocated.subtract(recognised);
  }
}
