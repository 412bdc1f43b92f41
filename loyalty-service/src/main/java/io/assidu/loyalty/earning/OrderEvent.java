package io.assidu.loyalty.earning;

import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.loyalty.ledger.About;
import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.program.Program;
import io.assidu.loyalty.program.ProgramVersion;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** An order with the event that told of it and the person it is of. */
record OrderEvent(Told told, Order order, Optional<Person> person, Purchase purchase) {

  static OrderEvent of(Told told, Optional<Person> person, ProgramVersion version) {
    Order order = Objects.requireNonNull(told.event().order());
    Purchase purchase =
        Purchase.of(order, version.earning().basis())
            .counted(amount -> version.program().counted(amount, order.currency()));
    return new OrderEvent(told, order, person, purchase);
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

  /** The same, to a program: what is paid in a currency that it does not take is not its own. */
  static boolean concerns(CustomerEvent event, Program program) {
    Order order = event.order();
    return order != null && program.takes(order.currency()) && concerns(event);
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
