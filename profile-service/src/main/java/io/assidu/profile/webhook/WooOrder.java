package io.assidu.profile.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderLine;
import io.assidu.contracts.profile.OrderStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Spliterator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.text.StringEscapeUtils;
import org.jspecify.annotations.Nullable;

/**
 * A WooCommerce order (REST API v3) in the suite's shape. Its lines are given before coupons and
 * its {@code discount_total} is what the coupons took off, both without tax, so that lines −
 * discount + tax + shipping = total. A fee is a line; a negative fee is a discount.
 */
final class WooOrder {

  /** A shop plug-in writes here how much of the total was paid with points. */
  static final String POINTS_META = "_assidu_paid_with_points";

  private WooOrder() {}

  static Order of(JsonNode woo) {
    List<OrderLine> lines = new ArrayList<>();
    each(woo, "line_items").map(WooOrder::line).forEach(lines::add);
    BigDecimal discount = amount(woo, "discount_total");
    for (JsonNode fee : each(woo, "fee_lines").toList()) {
      BigDecimal total = amount(fee, "total");
      if (total.signum() < 0) {
        discount = discount.subtract(total);
      } else {
        lines.add(
            new OrderLine(
                "fee:" + fee.path("id").asText(), null, text(fee, "name"), null, 1, total));
      }
    }
    BigDecimal total = amount(woo, "total");
    BigDecimal refunded = refunded(woo, total);
    return new Order(
        woo.path("id").asText(),
        status(woo, refunded),
        woo.path("currency").asText().toUpperCase(Locale.ROOT),
        total,
        amount(woo, "total_tax"),
        amount(woo, "shipping_total"),
        discount,
        refunded,
        paidWithPoints(woo),
        coupons(woo),
        List.copyOf(lines));
  }

  static Stream<JsonNode> each(JsonNode node, String name) {
    Spliterator<JsonNode> items = node.path(name).spliterator();
    return StreamSupport.stream(items, false);
  }

  /** WooCommerce sends names as HTML text. */
  static String text(JsonNode node, String name) {
    return StringEscapeUtils.unescapeHtml4(node.path(name).asText("")).strip();
  }

  private static OrderLine line(JsonNode item) {
    String sku = item.path("sku").asText("");
    return new OrderLine(
        item.path("product_id").asText(),
        sku.isEmpty() ? null : sku,
        text(item, "name"),
        null,
        item.path("quantity").asInt(),
        amount(item, "subtotal"));
  }

  /** A status that a plug-in invented counts as paid once a payment date stands. */
  private static OrderStatus status(JsonNode woo, BigDecimal refunded) {
    boolean paid = !woo.path("date_paid_gmt").asText("").isEmpty();
    OrderStatus status =
        switch (woo.path("status").asText()) {
          case "pending", "on-hold", "checkout-draft", "auto-draft", "draft" -> OrderStatus.CREATED;
          case "processing", "completed" -> OrderStatus.COMPLETED;
          case "refunded" -> OrderStatus.REFUNDED;
          case "cancelled", "failed", "trash" -> OrderStatus.CANCELLED;
          default -> paid ? OrderStatus.COMPLETED : OrderStatus.CREATED;
        };
    return status == OrderStatus.COMPLETED && refunded.signum() > 0 ? OrderStatus.REFUNDED : status;
  }

  /** Refunds are listed as negative amounts; a refunded order that lists none is refunded whole. */
  private static BigDecimal refunded(JsonNode woo, BigDecimal total) {
    BigDecimal sum =
        each(woo, "refunds")
            .map(refund -> amount(refund, "total").abs())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean whole = woo.path("status").asText().equals("refunded") && sum.signum() == 0;
    return whole ? total : sum.min(total);
  }

  private static BigDecimal paidWithPoints(JsonNode woo) {
    return each(woo, "meta_data")
        .filter(meta -> meta.path("key").asText().equals(POINTS_META))
        .map(meta -> amount(meta, "value"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static @Nullable String coupons(JsonNode woo) {
    String codes =
        each(woo, "coupon_lines").map(c -> text(c, "code")).collect(Collectors.joining(","));
    return codes.isEmpty() ? null : codes;
  }

  private static BigDecimal amount(JsonNode node, String name) {
    String text = node.path(name).asText("");
    return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
  }
}
