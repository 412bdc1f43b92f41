package io.assidu.loyalty.earning;

import io.assidu.contracts.Topics;
import io.assidu.platform.messaging.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Orders in. */
@ApplicationScoped
class EarningConsumer {

  private final Inbox inbox;
  private final Earning earning;

  EarningConsumer(Inbox inbox, Earning earning) {
    this.inbox = inbox;
    this.earning = earning;
  }

  @Incoming("profile-events")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receiveRepeatable(
        "earning", batch, Topics.PROFILE_EVENTS, OrderEvent::concerns, earning::take);
  }
}
