package io.assidu.policy.decision;

import io.assidu.platform.work.Story;
import io.assidu.platform.work.Work;
import io.assidu.policy.evaluate.Scheduled;
import io.assidu.policy.recipient.Recipient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Matters that are decided in one unit of work, round by round: each round holds at most one matter
 * of a person and of a contact, so that what one decision changes is known to the next. The people
 * are held by the work.
 */
final class Docket {

  /**
   * One matter on it.
   *
   * @param number its place in the order they were brought
   * @param because the event that brings it; null when a call or the clock does
   * @param story of the call that brings it, where the work is for several
   */
  record Item(int number, Matter matter, @Nullable UUID because, @Nullable Story story) {

    Item(int number, Matter matter, @Nullable UUID because) {
      this(number, matter, because, null);
    }

    /** From here on the work is about this one. */
    void takeUp(Work work) {
      if (because != null) {
        work.because(because);
      } else if (story != null) {
        work.resume(story);
      } else if (matter instanceof Matter.Due due) {
        work.correlate(due.contact().correlationId());
      }
    }
  }

  /** Whoever was merged goes by another id than the one they are named by. */
  private final Map<UUID, UUID> ids = new HashMap<>();

  private final Map<UUID, Recipient> people = new HashMap<>();
  private final Map<UUID, Contact> contacts;

  /** By person, their contacts that wait for their moment. */
  private final Map<UUID, Map<UUID, Contact>> scheduled = new HashMap<>();

  private final List<Item> waiting;
  private final @Nullable Decision[] decisions;

  /**
   * @param scheduled the people's contacts that wait for their moment; not needed unless the policy
   *     looks ahead
   */
  Docket(List<Item> items, Held held, List<Contact> scheduled) {
    held.people()
        .forEach(
            (named, person) -> {
              ids.put(named, person.profileId());
              this.people.put(person.profileId(), person);
            });
    this.contacts = new HashMap<>(held.contacts());
    scheduled.forEach(this::schedule);
    this.waiting = new LinkedList<>(items);
    this.decisions = new Decision[items.size()];
  }

  /** All rounds that are left, in their order. */
  List<List<Item>> rounds() {
    List<List<Item>> rounds = new ArrayList<>();
    for (List<Item> round = round(); !round.isEmpty(); round = round()) {
      rounds.add(round);
    }
    return rounds;
  }

  private List<Item> round() {
    List<Item> round = new ArrayList<>();
    Set<UUID> taken = new HashSet<>();
    for (Iterator<Item> rest = waiting.iterator(); rest.hasNext(); ) {
      Item item = rest.next();
      // Both are noted in any case: nothing may overtake what waits for a later round.
      boolean person = taken.add(person(item).profileId());
      boolean contact = taken.add(item.matter().contactId());
      if (person && contact) {
        round.add(item);
        rest.remove();
      }
    }
    return round;
  }

  /** Whom it is about, as known after the rounds so far. */
  Recipient person(Item item) {
    UUID id = Objects.requireNonNull(ids.get(item.matter().profileId()));
    return Objects.requireNonNull(people.get(id));
  }

  /** What was decided about the contact before. */
  Optional<Contact> contact(Item item) {
    return Optional.ofNullable(contacts.get(item.matter().contactId()));
  }

  /** The person's contacts that wait for their moment, as known after the rounds so far. */
  List<Scheduled> scheduled(Item item) {
    return scheduled.getOrDefault(person(item).profileId(), Map.of()).values().stream()
        .flatMap(contact -> contact.scheduled().stream())
        .toList();
  }

  private void schedule(Contact contact) {
    UUID id = contact.request().contactId();
    if (contact.dueAt() != null) {
      scheduled.computeIfAbsent(contact.profileId(), who -> new HashMap<>()).put(id, contact);
    } else if (scheduled.containsKey(contact.profileId())) {
      scheduled.get(contact.profileId()).remove(id);
    }
  }

  void decided(Item item, Decision decision, Contact contact) {
    decisions[item.number()] = decision;
    contacts.put(item.matter().contactId(), contact);
    schedule(contact);
    if (contact.slot() != null) {
      people.computeIfPresent(
          decision.profileId(), (id, person) -> person.revised(decision.decisionId()));
    }
  }

  /** It stands as it was decided before. */
  void stands(Item item, Decision decision) {
    decisions[item.number()] = decision;
  }

  /** In the order the matters were brought; empty where there was nothing to decide. */
  List<Optional<Decision>> decisions() {
    List<Optional<Decision>> all = new ArrayList<>(decisions.length);
    for (Decision decision : decisions) {
      all.add(Optional.ofNullable(decision));
    }
    return all;
  }
}
