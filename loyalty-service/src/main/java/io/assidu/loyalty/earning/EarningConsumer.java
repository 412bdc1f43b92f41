package io.assidu.loyalty.earning;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.messaging.Inbox;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
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
    return inbox.receive(
        "earning", batch, Topics.PROFILE_EVENTS, event -> event.order() != null, this::on);
  }

  private Uni<Void> on(Work work, Event<CustomerEvent> event) {
    return earning.take(work, event.data(), Objects.requireNonNull(event.data().order()));
  }
}
