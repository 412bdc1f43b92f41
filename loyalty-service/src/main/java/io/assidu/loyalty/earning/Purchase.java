package io.assidu.loyalty.earning;

import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.loyalty.program.EarningBasis;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;

/**
 * What an order says about points.
 *
 * @param basis what earns: as a rule the goods, without tax, shipping and what was paid with
 *     points; by {@link #counted} in the program's own currency, unlike the others
 * @param price what the customer pays for the goods: what a deferral is a part of
 * @param total what the customer pays for the order
 * @param refunded how much of {@code total} was given back so far
 */
record Purchase(BigDecimal basis, BigDecimal price, BigDecimal total, BigDecimal refunded) {

  static Purchase of(Order order, EarningBasis included) {
    BigDecimal price =
        order
            .total()
            .subtract(order.tax())
            .subtract(order.shipping())
            .subtract(order.paidWithPoints())
            .max(BigDecimal.ZERO);
    BigDecimal basis = order.total();
    if (!included.tax()) {
      basis = basis.subtract(order.tax());
    }
    if (!included.shipping()) {
      basis = basis.subtract(order.shipping());
    }
    if (!included.paidWithPoints()) {
      basis = basis.subtract(order.paidWithPoints());
    }
    return new Purchase(basis.max(BigDecimal.ZERO), price, order.total(), refunded(order));
  }

  /** With its basis as it counts for rules, caps and tiers. */
  Purchase counted(UnaryOperator<BigDecimal> count) {
    return new Purchase(count.apply(basis), price, total, refunded);
  }

  /** A cancelled order is given back whole, and so is a refunded one that does not say how much. */
  static BigDecimal refunded(Order order) {
    boolean whole =
        order.status() == OrderStatus.CANCELLED
            || (order.status() == OrderStatus.REFUNDED && order.refunded().signum() == 0);
    return whole ? order.total() : order.refunded().min(order.total());
  }
}
