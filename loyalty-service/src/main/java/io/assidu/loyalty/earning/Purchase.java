package io.assidu.loyalty.earning;

import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderStatus;
import java.math.BigDecimal;

/**
 * What an order says about points.
 *
 * @param basis what earns: the goods, without tax, shipping and what was paid with points
 * @param total what the customer pays for the order
 * @param refunded how much of {@code total} was given back so far
 */
record Purchase(
    String orderId, String currency, BigDecimal basis, BigDecimal total, BigDecimal refunded) {

  static Purchase of(Order order) {
    BigDecimal basis =
        order
            .total()
            .subtract(order.tax())
            .subtract(order.shipping())
            .subtract(order.paidWithPoints())
            .max(BigDecimal.ZERO);
    return new Purchase(order.orderId(), order.currency(), basis, order.total(), refunded(order));
  }

  /** A cancelled order is given back whole, and so is a refunded one that does not say how much. */
  private static BigDecimal refunded(Order order) {
    boolean whole =
        order.status() == OrderStatus.CANCELLED
            || (order.status() == OrderStatus.REFUNDED && order.refunded().signum() == 0);
    return whole ? order.total() : order.refunded().min(order.total());
  }
}
