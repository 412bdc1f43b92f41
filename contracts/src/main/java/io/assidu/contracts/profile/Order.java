package io.assidu.contracts.profile;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands at this event. Amounts are in {@code currency}, never negative.
 *
 * @param status the suite's own: {@code created}, {@code completed}, {@code refunded}, {@code
 *     cancelled}
 * @param currency ISO 4217, upper case
 * @param total what the customer pays: lines − discount + tax + shipping
 * @param refunded the sum refunded so far, out of {@code total}
 * @param paidWithPoints the part of {@code total} that was paid with points
 * @param coupon codes used, among them a redemption's
 */
public record Order(
    String orderId,
    OrderStatus status,
    String currency,
    BigDecimal total,
    BigDecimal tax,
    BigDecimal shipping,
    BigDecimal discount,
    BigDecimal refunded,
    BigDecimal paidWithPoints,
    @Nullable String coupon,
    List<OrderLine> lines) {}
