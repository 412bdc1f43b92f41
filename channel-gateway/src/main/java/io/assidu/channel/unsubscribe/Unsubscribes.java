package io.assidu.channel.unsubscribe;

import io.assidu.channel.delivery.Contacts;
import io.assidu.channel.delivery.Delivery;
import io.assidu.channel.recipient.Recipient;
import io.assidu.channel.recipient.RecipientStore;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is behind an unsubscribe link. */
@ApplicationScoped
class Unsubscribes {
  private final UnitOfWork unitOfWork;
  private final UnsubscribeLinks links;
  private final Contacts contacts;
  private final RecipientStore recipients;
  private final Clock clock;

  Unsubscribes(
      UnitOfWork unitOfWork,
      UnsubscribeLinks links,
      Contacts contacts,
      RecipientStore recipients,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.links = links;
    this.contacts = contacts;
    this.recipients = recipients;
    this.clock = clock;
  }

  /**
   * What the page shows.
   *
   * @param locale the person's language, if it is known
   */
  record Status(boolean unsubscribed, @Nullable String locale) {}

  /** Looks without changing anything. Empty if the link is not valid. */
  Uni<Optional<Status>> look(String token) {
    return withContact(
        token,
        (work, delivery) ->
            contacts
                .isUnsubscribed(work, delivery.contactId())
                .chain(already -> status(work, delivery, already)));
  }

  /** Unsubscribes; durable when it completes. Empty if the link is not valid. */
  Uni<Optional<Status>> unsubscribe(String token) {
    return withContact(
        token,
        (work, delivery) ->
            contacts
                .unsubscribed(work, delivery, clock.instant())
                .chain(() -> status(work, delivery, true)));
  }

  private interface Action {
    Uni<Status> on(Work work, Delivery delivery);
  }

  private Uni<Optional<Status>> withContact(String token, Action action) {
    Instant now = clock.instant();
    Optional<UUID> contactId = links.contact(token, now);
    if (contactId.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return unitOfWork.run(
        work ->
            contacts
                .find(work, contactId.get())
                .chain(
                    found ->
                        found
                            .map(delivery -> action.on(work, delivery).map(Optional::of))
                            .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
  }

  private Uni<Status> status(Work work, Delivery delivery, boolean unsubscribed) {
    return recipients
        .find(work, List.of(delivery.profileId()))
        .map(found -> found.get(delivery.profileId()))
        .map(known -> new Status(unsubscribed, locale(known)));
  }

  private static @Nullable String locale(@Nullable Recipient known) {
    return known == null ? null : known.locale();
  }
}
