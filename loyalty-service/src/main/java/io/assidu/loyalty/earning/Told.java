package io.assidu.loyalty.earning;

import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.work.Work;
import java.util.function.Consumer;

/**
 * A customer event that may earn points.
 *
 * @param story makes what follows from here on part of the event's story
 */
record Told(CustomerEvent event, Consumer<Work> story) {

  static Told of(Event<CustomerEvent> message) {
    return new Told(message.data(), work -> work.because(message.id()));
  }
}
