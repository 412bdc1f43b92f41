package io.assidu.profile.resolve;

import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.contracts.profile.Order;
import io.assidu.profile.order.Orders.Known;
import io.assidu.profile.order.Standing;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an event changes besides the person.
 *
 * @param name the event's name, where it is about an order by what became of that
 * @param standing the order after it; null when it is about none or outdated
 * @param ownerOfOrder whose the order was known to be
 * @param outdated it tells of an order as it was before what we know
 */
record Change(
    String name, @Nullable Standing standing, @Nullable UUID ownerOfOrder, boolean outdated) {

  static Change of(IngestedEvent event) {
    return new Change(event.name(), null, null, false);
  }

  static Change of(IngestedEvent event, Order order, Optional<Known> known) {
    Standing before = known.map(Known::standing).orElse(null);
    UUID owner = known.map(Known::profileId).orElse(null);
    return Standing.after(before, ToldOrder.of(event, order))
        .map(after -> new Change(after.eventName(before), after, owner, false))
        .orElseGet(() -> new Change(event.name() + " (outdated)", null, owner, true));
  }

  @Nullable Order order() {
    return standing == null ? null : standing.order();
  }
}
