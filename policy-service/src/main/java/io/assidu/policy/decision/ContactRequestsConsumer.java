package io.assidu.policy.decision;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactCancelled;
import io.assidu.contracts.contact.ContactCommand;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.messaging.Inbox;
import io.assidu.platform.messaging.NotYet;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Work;
import io.assidu.policy.decision.Docket.Item;
import io.assidu.policy.recipient.Recipient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Contacts that somebody wants to make, or no longer wants. No event is noted in the inbox: one
 * that comes again finds its contact decided, or withdrawn, and that stands.
 */
@ApplicationScoped
class ContactRequestsConsumer {

  private final Inbox inbox;
  private final Decisions decisions;

  ContactRequestsConsumer(Inbox inbox, Decisions decisions) {
    this.inbox = inbox;
    this.decisions = decisions;
  }

  @Incoming("contact-requests")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receiveRepeatable("decision", batch, Topics.CONTACT_REQUESTS, this::on);
  }

  private Uni<Void> on(Work work, List<Event<ContactCommand>> events) {
    List<Item> items = new ArrayList<>(events.size());
    for (Event<ContactCommand> event : events) {
      items.add(new Item(items.size(), matter(event.data()), event.id()));
    }
    return decisions
        .hold(work, versions(items), ids(items))
        .invoke(held -> requireAll(items, held.people()))
        .chain(held -> decisions.decide(work, items, held))
        .replaceWithVoid();
  }

  private static Matter matter(ContactCommand command) {
    return switch (command) {
      case ContactRequested request -> new Matter.Wanted(sound(request), true);
      case ContactCancelled cancelled -> new Matter.Withdrawn(cancelled);
    };
  }

  private static ContactRequested sound(ContactRequested request) {
    ProblemException problem = ContactRules.broken();
    ContactRules.check(problem, "", request);
    if (!problem.violations().isEmpty()) {
      throw problem;
    }
    return request;
  }

  private static Set<UUID> ids(List<Item> items) {
    return items.stream().map(item -> item.matter().contactId()).collect(Collectors.toSet());
  }

  private static Map<UUID, Long> versions(List<Item> items) {
    Map<UUID, Long> versions = new HashMap<>();
    items.forEach(
        item ->
            versions.merge(item.matter().profileId(), item.matter().profileVersion(), Math::max));
    return versions;
  }

  /** Nobody decides on less than the asker knew: the consent may have come with that version. */
  private static void requireAll(List<Item> items, Map<UUID, Recipient> people) {
    for (Item item : items) {
      if (!people.containsKey(item.matter().profileId())) {
        throw new NotYet(
            "profile "
                + item.matter().profileId()
                + " at version "
                + item.matter().profileVersion());
      }
    }
  }
}
