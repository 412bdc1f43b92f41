package io.assidu.profile.order;

import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stood after the last event about it.
 *
 * @param modifiedAt the sender's time of that state; what is older never overwrites it
 */
public record Standing(Order order, Instant modifiedAt) {

  /** What stands for a currency where none is known: ISO 4217's own "no currency". */
  public static final String NO_CURRENCY = "XXX";

  /** What an event says of an order. */
  public sealed interface Told {

    Order order();

    Instant modifiedAt();

    /** The whole order as it is now, as a shop's webhook gives it. */
    record Snapshot(Order order, Instant modifiedAt) implements Told {}

    /** One thing that happened to it; a refund gives the amount of this refund only. */
    record Happening(Order order, Instant modifiedAt) implements Told {}

    /** It is gone; nothing but its id is known. */
    record Removal(Order order, Instant modifiedAt) implements Told {}
  }

  /**
   * The order after the event. What happens to an order only ever carries it forward; only a
   * snapshot may say that it went back.
   *
   * @return empty when what is told is older than what stands
   */
  public static Optional<Standing> after(@Nullable Standing before, Told told) {
    if (before == null) {
      return Optional.of(new Standing(told.order(), told.modifiedAt()));
    }
    if (told instanceof Told.Happening && told.order().status() == OrderStatus.REFUNDED) {
      return Optional.of(before.refunded(told));
    }
    boolean backward = told instanceof Told.Happening && rank(told.order()) < rank(before.order());
    if (backward || before.isNewerThan(told)) {
      return Optional.empty();
    }
    boolean nothingButTheEnd =
        told instanceof Told.Removal
            || (told.order().status() == OrderStatus.CANCELLED && told.order().lines().isEmpty());
    Order order =
        nothingButTheEnd
            ? with(before.order, OrderStatus.CANCELLED, before.order.refunded())
            : told.order();
    return Optional.of(new Standing(order, told.modifiedAt()));
  }

  /** The event's name by Segment's specification, which tells a change from a repetition. */
  public String eventName(@Nullable Standing before) {
    OrderStatus was = before == null ? OrderStatus.UNKNOWN : before.order.status();
    boolean moreRefunded =
        before == null || order.refunded().compareTo(before.order.refunded()) > 0;
    return switch (order.status()) {
      case CREATED -> was == OrderStatus.UNKNOWN ? "Order Created" : "Order Updated";
      case COMPLETED -> was == OrderStatus.COMPLETED ? "Order Updated" : "Order Completed";
      case REFUNDED -> moreRefunded ? "Order Refunded" : "Order Updated";
      case CANCELLED -> was == OrderStatus.CANCELLED ? "Order Updated" : "Order Cancelled";
      case UNKNOWN -> "Order Updated";
    };
  }

  /** Whether the customer has paid and not been paid back in full. */
  public boolean counts() {
    return switch (order.status()) {
      case COMPLETED -> true;
      case REFUNDED -> order.refunded().compareTo(order.total()) < 0;
      case CREATED, CANCELLED, UNKNOWN -> false;
    };
  }

  private boolean isNewerThan(Told told) {
    int byTime = modifiedAt.compareTo(told.modifiedAt());
    return byTime > 0 || (byTime == 0 && rank(order) > rank(told.order()));
  }

  /** Shops keep times to the second: within one, an order only ever goes forward. */
  private static int rank(Order order) {
    return switch (order.status()) {
      case UNKNOWN -> 0;
      case CREATED -> 1;
      case COMPLETED -> 2;
      case REFUNDED -> 3;
      case CANCELLED -> 4;
    };
  }

  private Standing refunded(Told told) {
    BigDecimal now = told.order().refunded();
    BigDecimal sum =
        now.signum() == 0 ? order.total() : order.refunded().add(now).min(order.total());
    Instant latest = modifiedAt.isAfter(told.modifiedAt()) ? modifiedAt : told.modifiedAt();
    return new Standing(with(order, OrderStatus.REFUNDED, sum), latest);
  }

  private static Order with(Order order, OrderStatus status, BigDecimal refunded) {
    return new Order(
        order.orderId(),
        status,
        order.currency(),
        order.total(),
        order.tax(),
        order.shipping(),
        order.discount(),
        refunded,
        order.paidWithPoints(),
        order.coupon(),
        order.lines());
  }
}
