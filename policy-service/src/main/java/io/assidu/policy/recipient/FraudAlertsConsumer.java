package io.assidu.policy.recipient;

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

/** Which accounts are frozen for fraud. */
@ApplicationScoped
class FraudAlertsConsumer {

  private final Inbox inbox;
  private final Recipients recipients;

  FraudAlertsConsumer(Inbox inbox, Recipients recipients) {
    this.inbox = inbox;
    this.recipients = recipients;
  }

  @Incoming("fraud-alerts")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive("freeze", batch, Topics.FRAUD_ALERTS, this::on);
  }

  private Uni<Void> on(Work work, Event<FraudAlert> event) {
    return switch (event.data()) {
      case AccountFrozen frozen -> recipients.freeze(work, frozen.profileId(), frozen.at());
      case AccountReleased released -> recipients.release(work, released.profileId());
      // People look at it; the freeze, if any, is an event of its own.
      case AlertRaised raised -> Uni.createFrom().voidItem();
    };
  }
}
