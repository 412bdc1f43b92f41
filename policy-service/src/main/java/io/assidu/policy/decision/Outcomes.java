package io.assidu.policy.decision;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.Outcome;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.assidu.policy.recipient.Recipient;
import io.assidu.policy.recipient.Recipients;
import io.assidu.policy.recipient.Suppression;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What outcomes mean for the caps, and for whether people may be contacted again. Those that come
 * together are taken in with a few statements, as if each came by itself in their order.
 */
@ApplicationScoped
class Outcomes {

  private final ContactStore contacts;
  private final Recipients recipients;

  Outcomes(ContactStore contacts, Recipients recipients) {
    this.contacts = contacts;
    this.recipients = recipients;
  }

  /** The same outcome twice is once. */
  Uni<Void> take(Work work, List<ContactOutcome> outcomes) {
    return holding(work, outcomes.stream().filter(Outcomes::concernsThePerson).toList())
        .call(() -> contacts.heard(work, last(outcomes).values()))
        .call(() -> commit(work, outcomes))
        .chain(people -> release(work, settling(outcomes, SlotState.RELEASED), people))
        .chain(() -> suppressAll(work, outcomes));
  }

  /** What a client system says: taken here at once, and told to everybody else. */
  Uni<Void> report(Work work, ContactOutcome outcome, String correlationId) {
    return take(work, List.of(outcome))
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

  private static boolean concernsThePerson(ContactOutcome outcome) {
    return settledBy(outcome.outcome()) == SlotState.RELEASED
        || outcome.outcome() == Outcome.COMPLAINED
        || outcome.outcome() == Outcome.UNSUBSCRIBED;
  }

  /** By contact, the one that counts: what is said later, and of what is said at once the last. */
  private static Map<UUID, ContactOutcome> last(List<ContactOutcome> outcomes) {
    Map<UUID, ContactOutcome> last = new HashMap<>();
    for (ContactOutcome outcome : outcomes) {
      last.merge(
          outcome.contactId(),
          outcome,
          (known, next) -> next.at().isBefore(known.at()) ? known : next);
    }
    return last;
  }

  /** By contact, what settles its place in this way. The first that settles it stands. */
  private static Map<UUID, ContactOutcome> settling(
      List<ContactOutcome> outcomes, SlotState state) {
    Map<UUID, ContactOutcome> first = new LinkedHashMap<>();
    for (ContactOutcome outcome : outcomes) {
      if (settledBy(outcome.outcome()) != null) {
        first.putIfAbsent(outcome.contactId(), outcome);
      }
    }
    first.values().removeIf(outcome -> settledBy(outcome.outcome()) != state);
    return first;
  }

  /** What reached nobody does not count. What was handed over before does, bounce or no bounce. */
  private static @Nullable SlotState settledBy(Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED, DELIVERED, OPENED, CLICKED, UNSUBSCRIBED, COMPLAINED -> SlotState.COMMITTED;
      case FAILED, EXPIRED, BOUNCED -> SlotState.RELEASED;
      case UNKNOWN -> null;
    };
  }

  private Uni<Void> commit(Work work, List<ContactOutcome> outcomes) {
    return contacts
        .settle(work, settling(outcomes, SlotState.COMMITTED).keySet(), SlotState.COMMITTED)
        .replaceWithVoid();
  }

  /** Somebody we do not know, or who was erased, has nothing to change. */
  private Uni<Void> release(
      Work work, Map<UUID, ContactOutcome> released, Map<UUID, Recipient> people) {
    List<UUID> theirs =
        released.values().stream()
            .filter(outcome -> people.containsKey(outcome.profileId()))
            .map(ContactOutcome::contactId)
            .toList();
    return contacts
        .settle(work, theirs, SlotState.RELEASED)
        .chain(
            done -> {
              Map<UUID, UUID> revisions = new HashMap<>();
              for (UUID contactId : done) {
                UUID asked = Objects.requireNonNull(released.get(contactId)).profileId();
                revisions.put(Objects.requireNonNull(people.get(asked)).profileId(), Ids.next());
              }
              return recipients.revise(work, revisions);
            });
  }

  /** These are rare, and each builds on what is known of the person: one after the other. */
  private Uni<Void> suppressAll(Work work, List<ContactOutcome> outcomes) {
    return Multi.createFrom()
        .iterable(outcomes)
        .onItem()
        .transformToUniAndConcatenate(
            outcome ->
                switch (outcome.outcome()) {
                  case BOUNCED -> suppress(work, outcome, Suppression.Cause.BOUNCED);
                  case COMPLAINED -> suppress(work, outcome, Suppression.Cause.COMPLAINED);
                  case UNSUBSCRIBED -> suppress(work, outcome, Suppression.Cause.UNSUBSCRIBED);
                  default -> Uni.createFrom().voidItem();
                })
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> suppress(Work work, ContactOutcome outcome, Suppression.Cause cause) {
    return holding(work, List.of(outcome))
        .chain(
            people -> {
              Recipient person = people.get(outcome.profileId());
              return person == null
                  ? Uni.createFrom().voidItem()
                  : contacts
                      .find(work, outcome.contactId())
                      .map(found -> found.map(contact -> contact.request().recipient()))
                      .chain(
                          brought ->
                              recipients.suppress(
                                  work, person, cause, outcome, brought.orElse(null)));
            });
  }

  /** Whom they are about, held; without those we do not know or who were erased. */
  private Uni<Map<UUID, Recipient>> holding(Work work, List<ContactOutcome> outcomes) {
    if (outcomes.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    Map<UUID, Long> versions =
        outcomes.stream()
            .collect(Collectors.toMap(ContactOutcome::profileId, one -> 0L, (a, b) -> a));
    return recipients
        .lock(work, versions)
        .map(
            found ->
                found.entrySet().stream()
                    .filter(person -> !person.getValue().erased())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
