package io.assidu.loyalty.revenue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/** Rounding to a currency's smallest unit. */
public final class Money {

  private Money() {}

  /** Half up to the currency's minor unit: 2 digits for EUR, none for JPY. */
  public static BigDecimal round(BigDecimal amount, Currency currency) {
    return amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
  }

  /**
   * Splits {@code total} in proportion to {@code weights}, each part in whole minor units, so that
   * the parts add up to the total: the minor units left after rounding down go to the largest
   * remainders, on a tie to the earlier part.
   *
   * @param weights none below zero, at least one above
   */
  public static List<BigDecimal> split(
      BigDecimal total, List<BigDecimal> weights, Currency currency) {
    BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() <= 0 || weights.stream().anyMatch(weight -> weight.signum() < 0)) {
      throw new IllegalArgumentException("weights must not be negative, nor all zero: " + weights);
    }
    int digits = currency.getDefaultFractionDigits();
    BigDecimal minorUnit = BigDecimal.ONE.movePointLeft(digits);
    // total × weight = part × sum + remainder × minor unit: compared exactly, no quotient is
    // rounded.
    List<BigDecimal> parts = new ArrayList<>();
    List<BigDecimal> remainders = new ArrayList<>();
    BigDecimal left = total;
    for (BigDecimal weight : weights) {
      BigDecimal share = total.multiply(weight);
      BigDecimal part = share.divide(sum, digits, RoundingMode.FLOOR);
      parts.add(part);
      remainders.add(share.subtract(part.multiply(sum)));
      left = left.subtract(part);
    }
    int units = left.divide(minorUnit).intValueExact();
    IntStream.range(0, parts.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
        .limit(units)
        .forEach(i -> parts.set(i, parts.get(i).add(minorUnit)));
    return List.copyOf(parts);
  }
}
