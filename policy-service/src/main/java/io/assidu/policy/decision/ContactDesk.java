package io.assidu.policy.decision;

import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.policy.PolicyError;
import io.assidu.policy.recipient.Recipient;
import io.assidu.policy.recipient.Recipients;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where client systems ask over REST. */
@ApplicationScoped
class ContactDesk {

  /** Contacts that client systems do not name themselves. */
  private static final UUID CONTACTS = UUID.fromString("6f1d1c52-6b0e-5d0a-9d0c-3d6f8b2f7a41");

  private final Idempotency idempotency;
  private final UnitOfWork units;
  private final Recipients recipients;
  private final Decisions decisions;
  private final SecurityIdentity caller;
  private final Clock clock;

  ContactDesk(
      Idempotency idempotency,
      UnitOfWork units,
      Recipients recipients,
      Decisions decisions,
      SecurityIdentity caller,
      Clock clock) {
    this.idempotency = idempotency;
    this.units = units;
    this.recipients = recipients;
    this.decisions = decisions;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Decides, once for the key.
   *
   * @param deliver whether channel-gateway is to send it
   */
  Uni<DecisionView> ask(String operation, @Nullable String key, ContactAsk ask, boolean deliver) {
    // Derived, not drawn: a repetition after a crash is the same contact.
    UUID id =
        Ids.derived(CONTACTS, caller.getPrincipal().getName() + "\n" + operation + "\n" + key);
    return idempotency.once(
        operation,
        key,
        ask,
        DecisionView.class,
        work -> {
          var request = ask.request(id, deliver, clock.instant());
          return recipients
              .lock(work, request.profileId(), request.profileVersion())
              .map(ContactDesk::known)
              .chain(person -> decisions.decide(work, person, request, deliver))
              .map(DecisionView::of);
        });
  }

  /** What would be decided now. */
  Uni<DecisionView> rehearse(ContactAsk ask) {
    return units.run(
        (Work work) -> {
          var request = ask.request(Ids.next(), false, clock.instant());
          return recipients
              .find(work, request.profileId())
              .map(ContactDesk::known)
              .chain(person -> decisions.rehearse(work, person, request))
              .map(DecisionView::rehearsed);
        });
  }

  private static Recipient known(Optional<Recipient> found) {
    return found.orElseThrow(
        () ->
            PolicyError.UNKNOWN_PROFILE.problem(
                "/profileId",
                "known",
                "Nobody with this id and version has arrived here; a profile that is new may take a"
                    + " moment."));
  }
}
