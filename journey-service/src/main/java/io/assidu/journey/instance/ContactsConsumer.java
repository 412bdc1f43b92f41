package io.assidu.journey.instance;

import io.assidu.contracts.Topics;
import io.assidu.platform.messaging.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in what is decided about messages and what becomes of them. */
@ApplicationScoped
class ContactsConsumer {

  private final Inbox inbox;
  private final ContactNews news;

  ContactsConsumer(Inbox inbox, ContactNews news) {
    this.inbox = inbox;
    this.news = news;
  }

  @Incoming("contact-decisions")
  Uni<Void> decisions(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive(
        "decisions",
        batch,
        Topics.CONTACT_DECISIONS,
        (work, event) -> news.decided(work, event.data(), event.id()));
  }

  @Incoming("contact-outcomes")
  Uni<Void> outcomes(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive(
        "outcomes",
        batch,
        Topics.CONTACT_OUTCOMES,
        (work, event) -> news.cameOut(work, event.data(), event.id()));
  }
}
