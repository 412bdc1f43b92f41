package io.assidu.loyalty.risk;

import io.assidu.contracts.Topics;
import io.assidu.contracts.fraud.AccountFrozen;
import io.assidu.contracts.fraud.AccountReleased;
import io.assidu.contracts.fraud.AlertRaised;
import io.assidu.contracts.fraud.FraudAlert;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.messaging.Inbox;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Freezes and releases in. */
@ApplicationScoped
class AlertConsumer {

  private final Inbox inbox;
  private final Freezes freezes;

  AlertConsumer(Inbox inbox, Freezes freezes) {
    this.inbox = inbox;
    this.freezes = freezes;
  }

  @Incoming("fraud-alerts")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive("freezes", batch, Topics.FRAUD_ALERTS, this::on);
  }

  private Uni<Void> on(Work work, Event<FraudAlert> event) {
    return switch (event.data()) {
      case AccountFrozen frozen -> freezes.freeze(work, frozen);
      case AccountReleased released -> freezes.release(work, released.profileId());
      case AlertRaised raised -> Uni.createFrom().voidItem();
    };
  }
}
