package io.assidu.loyalty.earning;

import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.loyalty.ledger.About;
import io.assidu.loyalty.person.Person;
import io.assidu.platform.messaging.Event;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An order with the event that told of it and the person it is of.
 *
 * @param messageId the message that brought it: what follows belongs to its story
 */
record OrderEvent(
    UUID messageId, CustomerEvent event, Order order, Optional<Person> person, Purchase purchase) {

  static OrderEvent of(Event<CustomerEvent> message, Optional<Person> person) {
    CustomerEvent event = message.data();
    Order order = Objects.requireNonNull(event.order());
    return new OrderEvent(message.id(), event, order, person, Purchase.of(order));
  }

  /** Whether an order that has come so far says anything about points. */
  static boolean concerns(CustomerEvent event) {
    Order order = event.order();
    return order != null
        && switch (order.status()) {
          case COMPLETED, REFUNDED, CANCELLED -> true;
          case CREATED, UNKNOWN -> false;
        };
  }

  UUID profileId() {
    return event.profileId();
  }

  String orderId() {
    return order.orderId();
  }

  boolean isCancelled() {
    return order.status() == OrderStatus.CANCELLED;
  }

  /** When it happened, by the sender's clock unless that is ahead of ours. */
  Instant at(Instant now) {
    return event.occurredAt().isAfter(now) ? now : event.occurredAt();
  }

  About about(Instant now) {
    return About.event(orderId(), event.eventId(), at(now));
  }

  /** The shared vocabulary, with what the order earns on as {@code event.properties.basis}. */
  Map<String, Object> facts() {
    return EarningFacts.of(event, person, purchase);
  }
}
