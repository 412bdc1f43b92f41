package io.assidu.channel.delivery;

import io.assidu.channel.recipient.RecipientStore;
import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.messaging.Inbox;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes approved contacts: durable first, then the sender is woken. */
@ApplicationScoped
class DecisionConsumer {
  private final Inbox inbox;
  private final RecipientStore recipients;
  private final DeliveryStore deliveries;
  private final Sender sender;
  private final Clock clock;

  DecisionConsumer(
      Inbox inbox,
      RecipientStore recipients,
      DeliveryStore deliveries,
      Sender sender,
      Clock clock) {
    this.inbox = inbox;
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.sender = sender;
    this.clock = clock;
  }

  @Incoming("contact-decisions")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive("deliveries", batch, Topics.CONTACT_DECISIONS, this::on);
  }

  private Uni<Void> on(Work work, Event<ContactDecided> event) {
    ContactDecided decided = event.data();
    if (decided.verdict() != Verdict.APPROVED) {
      return Uni.createFrom().voidItem();
    }
    if (decided.channel() == null) {
      throw new IllegalArgumentException("An approved contact names no channel.");
    }
    work.afterCommit(sender::wake);
    return recipients
        .owner(work, decided.profileId(), decided.contact().profileVersion())
        .chain(
            owner -> deliveries.add(work, decided, owner, event.correlationId(), clock.instant()));
  }
}
