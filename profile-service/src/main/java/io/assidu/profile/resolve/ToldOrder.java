package io.assidu.profile.resolve;

import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.contracts.profile.Order;
import io.assidu.profile.order.Standing.Told;
import java.time.Instant;

/** How an accepted event speaks of an order. */
final class ToldOrder {

  private ToldOrder() {}

  /** A webhook gives the whole order; a tracked event tells one thing that happened to it. */
  static Told of(IngestedEvent event, Order order) {
    if (!event.kind().equals("order")) {
      return new Told.Happening(order, event.occurredAt());
    }
    Instant modifiedAt =
        event.properties().get("modifiedAt") instanceof String text
            ? Instant.parse(text)
            : event.occurredAt();
    return event.identifiers().isEmpty() && order.lines().isEmpty()
        ? new Told.Removal(order, modifiedAt)
        : new Told.Snapshot(order, modifiedAt);
  }
}
