package io.assidu.policy.decision;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.assidu.policy.recipient.Recipient;
import io.assidu.policy.recipient.Recipients;
import io.assidu.policy.recipient.Suppression;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** What an outcome means for the caps, and for whether the person may be contacted again. */
@ApplicationScoped
class Outcomes {

  private final ContactStore contacts;
  private final Recipients recipients;

  Outcomes(ContactStore contacts, Recipients recipients) {
    this.contacts = contacts;
    this.recipients = recipients;
  }

  /** The same outcome twice is once. */
  Uni<Void> take(Work work, ContactOutcome outcome) {
    return contacts
        .heard(work, outcome.contactId(), outcome.outcome(), outcome.at())
        .chain(
            () ->
                switch (outcome.outcome()) {
                  case ACCEPTED, DELIVERED, OPENED, CLICKED -> commit(work, outcome);
                  case FAILED, EXPIRED ->
                      holding(work, outcome, person -> release(work, outcome, person));
                  case BOUNCED ->
                      holding(
                          work,
                          outcome,
                          person ->
                              release(work, outcome, person)
                                  .chain(
                                      () ->
                                          suppress(
                                              work, outcome, person, Suppression.Cause.BOUNCED)));
                  case COMPLAINED -> stop(work, outcome, Suppression.Cause.COMPLAINED);
                  case UNSUBSCRIBED -> stop(work, outcome, Suppression.Cause.UNSUBSCRIBED);
                  case UNKNOWN -> Uni.createFrom().voidItem();
                });
  }

  /** What a client system says: taken here at once, and told to everybody else. */
  Uni<Void> report(Work work, ContactOutcome outcome, String correlationId) {
    return take(work, outcome)
        .invoke(
            () -> {
              work.correlate(correlationId);
              work.emit(
                  Topics.CONTACT_OUTCOMES,
                  outcome.profileId().toString(),
                  outcome,
                  outcome.outcomeId());
            });
  }

  /** It arrived, and no other is wanted. Not to be waited for until the consent ledger says so. */
  private Uni<Void> stop(Work work, ContactOutcome outcome, Suppression.Cause cause) {
    return commit(work, outcome)
        .chain(() -> holding(work, outcome, person -> suppress(work, outcome, person, cause)));
  }

  private Uni<Void> commit(Work work, ContactOutcome outcome) {
    return contacts.settle(work, outcome.contactId(), SlotState.COMMITTED).replaceWithVoid();
  }

  /** What reached nobody does not count. What was handed over before does, bounce or no bounce. */
  private Uni<Void> release(Work work, ContactOutcome outcome, Recipient person) {
    return contacts
        .settle(work, outcome.contactId(), SlotState.RELEASED)
        .chain(
            released ->
                released
                    ? recipients.revise(work, person.profileId(), Ids.next())
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> suppress(
      Work work, ContactOutcome outcome, Recipient person, Suppression.Cause cause) {
    return contacts
        .find(work, outcome.contactId())
        .map(found -> found.map(contact -> contact.request().recipient()))
        .chain(brought -> recipients.suppress(work, person, cause, outcome, brought.orElse(null)));
  }

  /** Somebody we do not know, or who was erased, has nothing to change. */
  private Uni<Void> holding(
      Work work, ContactOutcome outcome, Function<Recipient, Uni<Void>> change) {
    return recipients
        .lock(work, outcome.profileId(), 0)
        .map(found -> found.filter(person -> !person.erased()))
        .chain(
            (Optional<Recipient> person) ->
                person.map(change).orElseGet(() -> Uni.createFrom().voidItem()));
  }
}
