package io.assidu.loyalty.earning;

import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.work.Work;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A customer event that may earn points.
 *
 * @param story makes what follows from here on part of the event's story
 */
record Told(CustomerEvent event, Consumer<Work> story) {

  /**
   * When it happened, by the sender's clock unless that is ahead of ours, or was never set and says
   * a time before 1970: books have no page for it.
   */
  Instant at(Instant now) {
    Instant at = event.occurredAt();
    if (at.isAfter(now)) {
      return now;
    }
    return at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at;
  }

  static Told of(Event<CustomerEvent> message) {
    return new Told(message.data(), work -> work.because(message.id()));
  }
}
