package io.assidu.loyalty.revenue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;

/**
 * Points that a partner bought for its customer. What it is paid back depends on how many were
 * taken back and on nothing else: in whatever parts, all of them for all of the money.
 *
 * @param price of a point
 * @param points above zero
 * @param amount what the partner owes for them
 */
public record PointSale(
    String partner, BigDecimal price, long points, BigDecimal amount, Currency currency) {

  public static PointSale of(String partner, BigDecimal price, long points, Currency currency) {
    BigDecimal amount = Money.round(price.multiply(BigDecimal.valueOf(points)), currency);
    return new PointSale(partner, price, points, amount, currency);
  }

  public Dealing earned() {
    return Dealing.earned(partner, price, points, amount);
  }

  /**
   * @param before points that were taken back before
   * @param after those that are now
   */
  public Dealing reversed(long before, long after) {
    return Dealing.reversed(
        partner, price, after - before, amountOf(after).subtract(amountOf(before)));
  }

  private BigDecimal amountOf(long part) {
    return Money.round(
        amount
            .multiply(BigDecimal.valueOf(part))
            .divide(BigDecimal.valueOf(points), MathContext.DECIMAL128),
        currency);
  }
}
