package io.assidu.loyalty.revenue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/**
 * What a point is worth on its own (IFRS 15.B42): the discount it buys, less any that the customer
 * would get anyway, times the likelihood that it is redeemed.
 *
 * @param discount money per point, after deducting what anyone gets
 * @param expectedRate share of points expected to be redeemed, above 0, at most 1
 */
public record PointValue(BigDecimal discount, BigDecimal expectedRate) {

  /** The stand-alone selling price of {@code points}, not rounded. */
  public BigDecimal standAlone(long points) {
    return discount.multiply(expectedRate).multiply(BigDecimal.valueOf(points));
  }

  /**
   * The part of a sale's price that belongs to the points it granted, by relative stand-alone
   * selling prices (IFRS 15.74–76); the goods take the rest.
   *
   * @param price the transaction price: what the customer pays for the goods, without tax
   * @param goods the stand-alone selling price of the goods
   */
  public BigDecimal allocated(BigDecimal price, BigDecimal goods, long points, Currency currency) {
    BigDecimal standAlone = standAlone(points);
    if (price.signum() == 0 || standAlone.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal whole = price.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    return Money.split(whole, List.of(goods, standAlone), currency).get(1);
  }
}
