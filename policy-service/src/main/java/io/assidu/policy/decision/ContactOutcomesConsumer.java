package io.assidu.policy.decision;

import io.assidu.contracts.Topics;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.messaging.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What became of contacts. */
@ApplicationScoped
class ContactOutcomesConsumer {

  private final Inbox inbox;
  private final Outcomes outcomes;

  ContactOutcomesConsumer(Inbox inbox, Outcomes outcomes) {
    this.inbox = inbox;
    this.outcomes = outcomes;
  }

  @Incoming("contact-outcomes")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receiveTogether(
        "outcome",
        batch,
        Topics.CONTACT_OUTCOMES,
        (work, events) -> outcomes.take(work, events.stream().map(Event::data).toList()));
  }
}
