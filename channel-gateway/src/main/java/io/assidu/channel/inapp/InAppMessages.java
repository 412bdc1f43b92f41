package io.assidu.channel.inapp;

import io.assidu.channel.delivery.Contacts;
import io.assidu.channel.recipient.RecipientStore;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Shows a person their messages, and learns what they read. */
@ApplicationScoped
class InAppMessages {
  private final UnitOfWork unitOfWork;
  private final InAppStore store;
  private final Contacts contacts;
  private final RecipientStore recipients;
  private final Clock clock;

  InAppMessages(
      UnitOfWork unitOfWork,
      InAppStore store,
      Contacts contacts,
      RecipientStore recipients,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.recipients = recipients;
    this.store = store;
    this.contacts = contacts;
    this.clock = clock;
  }

  /** The profile of a customer who is signed in. */
  Uni<UUID> profileOf(String customerId) {
    return unitOfWork
        .run(work -> recipients.ofCustomer(work, customerId))
        .map(
            found ->
                found.orElseThrow(
                    () -> PlatformError.NOT_FOUND.problem("No profile has this customer's id.")));
  }

  Uni<List<InAppMessage>> waiting(UUID profileId, boolean unreadOnly) {
    return unitOfWork.run(work -> store.waiting(work, profileId, unreadOnly, clock.instant()));
  }

  /** The first reading is an outcome; a second one changes nothing. */
  Uni<Void> read(UUID profileId, UUID contactId) {
    Instant now = clock.instant();
    return unitOfWork.run(
        work ->
            store
                .markRead(work, profileId, contactId, now)
                .chain(
                    first -> {
                      if (first == null) {
                        throw PlatformError.NOT_FOUND.problem("This person has no such message.");
                      }
                      return first
                          ? contacts
                              .find(work, contactId)
                              .invoke(
                                  found ->
                                      found.ifPresent(
                                          delivery -> contacts.opened(work, delivery, now)))
                              .replaceWithVoid()
                          : Uni.createFrom().voidItem();
                    }));
  }
}
