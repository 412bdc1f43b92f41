package io.assidu.loyalty.redemption;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An order that was given back in part or whole.
 *
 * @param total what the customer paid for it, with points and without
 * @param refunded how much of it was given back so far
 */
public record OrderRefund(String orderId, BigDecimal total, BigDecimal refunded) {

  /**
   * How many of {@code captured} points should have gone back by now. The answer depends on the sum
   * refunded so far and on nothing else, so that a refund told twice gives back once. Points are
   * whole: a part of a point goes back with the next refund, the last with the last.
   */
  long due(long captured) {
    if (refunded.compareTo(total) >= 0) {
      return captured;
    }
    return BigDecimal.valueOf(captured)
        .multiply(refunded)
        .divide(total, 0, RoundingMode.FLOOR)
        .longValueExact();
  }
}
