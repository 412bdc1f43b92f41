package io.assidu.loyalty.earning;

import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.loyalty.ledger.About;
import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.program.EarningBasis;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** An order with the event that told of it and the person it is of. */
record OrderEvent(Told told, Order order, Optional<Person> person, Purchase purchase) {

  static OrderEvent of(Told told, Optional<Person> person, EarningBasis basis) {
    Order order = Objects.requireNonNull(told.event().order());
    return new OrderEvent(told, order, person, Purchase.of(order, basis));
  }

  /** Whether it tells of an order that has come so far that it says anything about points. */
  static boolean concerns(CustomerEvent event) {
    Order order = event.order();
    return order != null
        && switch (order.status()) {
          case COMPLETED, REFUNDED, CANCELLED -> true;
          case CREATED, UNKNOWN -> false;
        };
  }

  /** The same, to a program kept in {@code currency}: what is paid in another is not its own. */
  static boolean concerns(CustomerEvent event, String currency) {
    Order order = event.order();
    return order != null && order.currency().equals(currency) && concerns(event);
  }

  CustomerEvent event() {
    return told.event();
  }

  UUID profileId() {
    return event().profileId();
  }

  String orderId() {
    return order.orderId();
  }

  boolean isCancelled() {
    return order.status() == OrderStatus.CANCELLED;
  }

  Instant at(Instant now) {
    return told.at(now);
  }

  About about(Instant now) {
    return About.event(orderId(), event().eventId(), at(now));
  }
}
