package io.assidu.channel.delivery;

import io.assidu.contracts.contact.Outcome;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the other features of this service may ask of, and tell about, a contact. */
@ApplicationScoped
public class Contacts {
  private final ContactStore store;

  Contacts(ContactStore store) {
    this.store = store;
  }

  /** A contact that was given to us to deliver, whatever has become of it. */
  public Uni<Optional<Delivery>> find(Work work, UUID contactId) {
    return store.find(work, contactId);
  }

  /** Whether its person has already unsubscribed through it. */
  public Uni<Boolean> isUnsubscribed(Work work, UUID contactId) {
    return store.isUnsubscribed(work, contactId);
  }

  /** Its person wants no more of the kind. Told once, however often they say it. */
  public Uni<Void> unsubscribed(Work work, Delivery delivery, Instant now) {
    return store
        .markUnsubscribed(work, delivery.contactId(), now)
        .invoke(
            first -> {
              if (first) {
                OutcomeEvents.emit(
                    work, delivery, Outcome.UNSUBSCRIBED, null, "one-click (RFC 8058)", now);
              }
            })
        .replaceWithVoid();
  }

  /** Its person has read it. */
  public void opened(Work work, Delivery delivery, Instant now) {
    OutcomeEvents.emit(work, delivery, Outcome.OPENED, null, null, now);
  }
}
