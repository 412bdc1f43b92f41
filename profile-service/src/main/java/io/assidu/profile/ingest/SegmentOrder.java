package io.assidu.profile.ingest;

import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderLine;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.profile.order.Standing;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The order in an event of Segment's e-commerce specification, version 2.
 *
 * <p>{@code Order Refunded} speaks of one refund: its {@code total} is what is given back this
 * time, and none means all of it. Our extension {@code paid_with_points} is the part of {@code
 * total} that was paid with points.
 */
final class SegmentOrder {

  private static final Map<String, OrderStatus> STATUS =
      Map.of(
          "Order Completed", OrderStatus.COMPLETED,
          "Order Refunded", OrderStatus.REFUNDED,
          "Order Cancelled", OrderStatus.CANCELLED);

  private SegmentOrder() {}

  static Optional<Order> of(String event, Fields properties) {
    return Optional.ofNullable(STATUS.get(event)).map(status -> order(status, properties));
  }

  private static Order order(OrderStatus status, Fields properties) {
    List<OrderLine> lines = properties.list("products").stream().map(SegmentOrder::line).toList();
    BigDecimal goods =
        lines.stream().map(OrderLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal tax = amount(properties, "tax");
    BigDecimal shipping = amount(properties, "shipping");
    BigDecimal discount = amount(properties, "discount");
    BigDecimal total =
        properties
            .amount("total")
            .orElseGet(() -> goods.subtract(discount).add(tax).add(shipping).max(BigDecimal.ZERO));
    return new Order(
        properties.required("order_id"),
        status,
        currency(properties, status),
        total,
        tax,
        shipping,
        discount,
        status == OrderStatus.REFUNDED ? total : BigDecimal.ZERO,
        amount(properties, "paid_with_points"),
        properties.text("coupon").orElse(null),
        lines);
  }

  private static OrderLine line(Fields product) {
    BigDecimal quantity = product.amount("quantity").orElse(BigDecimal.ONE);
    String name = product.text("name").or(() -> product.text("sku")).orElse("");
    return new OrderLine(
        product.text("product_id").or(() -> product.text("sku")).orElse(name),
        product.text("sku").orElse(null),
        name,
        product.text("category").orElse(null),
        quantity.intValue(),
        amount(product, "price").multiply(quantity));
  }

  private static BigDecimal amount(Fields fields, String name) {
    return fields.amount(name).orElse(BigDecimal.ZERO);
  }

  /** Of a refund or cancellation, the order's id alone is enough. */
  private static String currency(Fields properties, OrderStatus status) {
    String given =
        status == OrderStatus.COMPLETED
            ? properties.required("currency")
            : properties.text("currency").orElse(Standing.NO_CURRENCY);
    String code = given.toUpperCase(Locale.ROOT);
    try {
      return code.isEmpty() ? code : Currency.getInstance(code).getCurrencyCode();
    } catch (IllegalArgumentException unknown) {
      properties.refuse("currency", "currency", "An ISO 4217 code such as EUR.");
      return code;
    }
  }
}
