package io.assidu.policy.decision;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactCancelled;
import io.assidu.contracts.contact.ContactCommand;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.messaging.Inbox;
import io.assidu.platform.messaging.NotYet;
import io.assidu.platform.work.Work;
import io.assidu.policy.recipient.Recipient;
import io.assidu.policy.recipient.Recipients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Contacts that somebody wants to make, or no longer wants. */
@ApplicationScoped
class ContactRequestsConsumer {

  private final Inbox inbox;
  private final Recipients recipients;
  private final Decisions decisions;

  ContactRequestsConsumer(Inbox inbox, Recipients recipients, Decisions decisions) {
    this.inbox = inbox;
    this.recipients = recipients;
    this.decisions = decisions;
  }

  @Incoming("contact-requests")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive("decision", batch, Topics.CONTACT_REQUESTS, this::on);
  }

  private Uni<Void> on(Work work, Event<ContactCommand> event) {
    return switch (event.data()) {
      case ContactRequested request ->
          person(work, request.profileId(), request.profileVersion())
              .chain(person -> decisions.decide(work, person, request, true))
              .replaceWithVoid();
      case ContactCancelled cancelled ->
          person(work, cancelled.profileId(), 0)
              .chain(person -> decisions.cancel(work, person, cancelled));
    };
  }

  /** Nobody decides on less than the asker knew: the consent may have come with that version. */
  private Uni<Recipient> person(Work work, UUID profileId, long version) {
    return recipients
        .lock(work, profileId, version)
        .map(
            found ->
                found.orElseThrow(
                    () -> new NotYet("profile " + profileId + " at version " + version)));
  }
}
