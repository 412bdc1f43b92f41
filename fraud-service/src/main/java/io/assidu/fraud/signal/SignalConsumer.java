package io.assidu.fraud.signal;

import io.assidu.contracts.Topics;
import io.assidu.platform.messaging.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class SignalConsumer {

  private final Inbox inbox;
  private final Intake intake;

  SignalConsumer(Inbox inbox, Intake intake) {
    this.inbox = inbox;
    this.intake = intake;
  }

  @Incoming("fraud-signals")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive(
        "signal", batch, Topics.FRAUD_SIGNALS, (work, event) -> intake.take(work, event.data()));
  }
}
