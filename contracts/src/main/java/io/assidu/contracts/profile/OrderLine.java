package io.assidu.contracts.profile;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param total the line's amount before tax, after its own discount
 */
public record OrderLine(
    String productId,
    @Nullable String sku,
    String name,
    @Nullable String category,
    int quantity,
    BigDecimal total) {}
