package io.assidu.loyalty.earning;

import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.EventContext;
import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderLine;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.platform.identity.Ids;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An order as a till or shop knows it. The same order may come over Kafka too: it earns once.
 *
 * @param program the program's id; {@code club} if left out
 * @param status {@code completed}, {@code refunded} or {@code cancelled}
 * @param total what the customer pays: goods + tax + shipping
 * @param refunded the sum refunded so far, out of {@code total}
 * @param paidWithPoints the part of {@code total} that was paid with points
 * @param occurredAt when it was; now if left out
 */
@Schema(
    examples =
        """
        {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "orderId": "till-7-1042",
         "status": "completed", "currency": "EUR", "total": 120.00, "tax": 20.00}""")
record EarningRequest(
    @NotNull UUID profileId,
    @Nullable @Size(max = 40) String program,
    @NotBlank @Size(max = 200) String orderId,
    @NotNull Status status,
    @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
    @NotNull @DecimalMin("0") @Digits(integer = 12, fraction = 6) BigDecimal total,
    @Nullable @DecimalMin("0") @Digits(integer = 12, fraction = 6) BigDecimal tax,
    @Nullable @DecimalMin("0") @Digits(integer = 12, fraction = 6) BigDecimal shipping,
    @Nullable @DecimalMin("0") @Digits(integer = 12, fraction = 6) BigDecimal discount,
    @Nullable @DecimalMin("0") @Digits(integer = 12, fraction = 6) BigDecimal refunded,
    @Nullable @DecimalMin("0") @Digits(integer = 12, fraction = 6) BigDecimal paidWithPoints,
    @Nullable @Size(max = 1_000) List<@NotNull @Valid LineRequest> lines,
    @Nullable Instant occurredAt) {

  /** How far an order has come. */
  enum Status {
    @com.fasterxml.jackson.annotation.JsonProperty("completed")
    COMPLETED,
    @com.fasterxml.jackson.annotation.JsonProperty("refunded")
    REFUNDED,
    @com.fasterxml.jackson.annotation.JsonProperty("cancelled")
    CANCELLED;

    OrderStatus contract() {
      return switch (this) {
        case COMPLETED -> OrderStatus.COMPLETED;
        case REFUNDED -> OrderStatus.REFUNDED;
        case CANCELLED -> OrderStatus.CANCELLED;
      };
    }
  }

  /**
   * A line of it, for rules that ask for products and categories.
   *
   * @param total before tax, after its own discount
   */
  record LineRequest(
      @NotBlank @Size(max = 200) String productId,
      @Nullable @Size(max = 200) String category,
      @Min(1) @Max(1_000_000) int quantity,
      @NotNull @DecimalMin("0") @Digits(integer = 12, fraction = 6) BigDecimal total) {}

  /** As the event that profile-service would tell of it. */
  CustomerEvent event(Instant now) {
    Instant at = occurredAt == null ? now : occurredAt;
    return new CustomerEvent(
        Ids.next(),
        profileId,
        0,
        "loyalty-service",
        "order",
        status == Status.COMPLETED ? "Order Completed" : "Order Refunded",
        Map.of(),
        order(),
        EventContext.none(),
        at,
        now);
  }

  private Order order() {
    return new Order(
        orderId,
        status.contract(),
        currency,
        total,
        orZero(tax),
        orZero(shipping),
        orZero(discount),
        orZero(refunded),
        orZero(paidWithPoints),
        null,
        lines == null
            ? List.of()
            : lines.stream()
                .map(
                    line ->
                        new OrderLine(
                            line.productId(),
                            null,
                            line.productId(),
                            line.category(),
                            line.quantity(),
                            line.total()))
                .toList());
  }

  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }
}
