package io.assidu.policy;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactCommand;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Outcome;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.assidu.testkit.KafkaProbe;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Asks over Kafka, and hears what is decided. */
public final class Decided {
  private Decided() {}

  public static ContactDecided ask(ContactRequested request) {
    send(request);
    return first(request.contactId());
  }

  public static void send(ContactCommand command) {
    KafkaProbe.publish(Topics.CONTACT_REQUESTS, command.profileId().toString(), command);
  }

  public static ContactDecided first(UUID contactId) {
    return KafkaProbe.await(
            Topics.CONTACT_DECISIONS, ContactDecided.class, d -> d.contactId().equals(contactId))
        .data();
  }

  public static ContactDecided as(UUID contactId, Verdict verdict) {
    return KafkaProbe.await(
            Topics.CONTACT_DECISIONS,
            ContactDecided.class,
            d -> d.contactId().equals(contactId) && d.verdict() == verdict)
        .data();
  }

  public static List<ContactDecided> all(UUID contactId) {
    return all(Set.of(contactId));
  }

  public static List<ContactDecided> all(Set<UUID> contactIds) {
    return KafkaProbe.all(Topics.CONTACT_DECISIONS).stream()
        .map(event -> event.data())
        .filter(d -> contactIds.contains(d.contactId()))
        .toList();
  }

  public static Reason deciding(ContactDecided decision) {
    return decision.reasons().getLast();
  }

  public static void became(ContactDecided decision, Outcome outcome) {
    KafkaProbe.publish(
        Topics.CONTACT_OUTCOMES,
        decision.profileId().toString(),
        new ContactOutcome(
            UUID.randomUUID(),
            decision.contactId(),
            decision.profileId(),
            decision.contact().purpose(),
            decision.contact().topic(),
            Objects.requireNonNull(decision.channel()),
            outcome,
            null,
            null,
            null,
            decision.decidedAt()));
  }
}
