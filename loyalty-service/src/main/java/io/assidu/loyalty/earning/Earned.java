package io.assidu.loyalty.earning;

import io.assidu.loyalty.program.PointsRounding;
import io.assidu.loyalty.revenue.Money;
import io.assidu.loyalty.revenue.Supply;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What an order earned, and so what stays of it after a refund. The answer depends on the sum
 * refunded so far and on nothing else: however many refunds, in whatever steps, lead to it.
 *
 * @param exact points before rounding
 * @param rounding how they become whole
 * @param total what the order cost
 * @param allocated the part of its price that belongs to the points
 * @param supply who supplied them, for how much; null where they are the program's own
 */
record Earned(
    BigDecimal exact,
    PointsRounding rounding,
    BigDecimal total,
    BigDecimal allocated,
    @Nullable Supply supply) {

  Earned(BigDecimal exact, PointsRounding rounding, BigDecimal total, BigDecimal allocated) {
    this(exact, rounding, total, allocated, null);
  }

  /** The points that are still earned once {@code refunded} was given back. */
  long pointsLeft(BigDecimal refunded) {
    return rounding.round(refunded.signum() == 0 ? exact : part(exact, refunded));
  }

  /** The deferral that still stands with those points: it goes as the points go. */
  BigDecimal allocatedLeft(BigDecimal refunded, Currency currency) {
    long points = rounding.round(exact);
    return points == 0
        ? BigDecimal.ZERO
        : Money.round(
            allocated
                .multiply(BigDecimal.valueOf(pointsLeft(refunded)))
                .divide(BigDecimal.valueOf(points), MathContext.DECIMAL128),
            currency);
  }

  private BigDecimal part(BigDecimal amount, BigDecimal refunded) {
    BigDecimal kept = total.subtract(refunded).max(BigDecimal.ZERO);
    return kept.signum() == 0
        ? BigDecimal.ZERO
        : amount.multiply(kept).divide(total, MathContext.DECIMAL128);
  }
}
