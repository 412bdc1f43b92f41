package io.assidu.policy.decision;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactCancelled;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.work.Work;
import io.assidu.policy.decision.Docket.Item;
import io.assidu.policy.document.ActivePolicy;
import io.assidu.policy.evaluate.Gate;
import io.assidu.policy.evaluate.Ruling;
import io.assidu.policy.override.Overrides;
import io.assidu.policy.pressure.History;
import io.assidu.policy.pressure.Pressure;
import io.assidu.policy.protection.Protections;
import io.assidu.policy.recipient.Recipient;
import io.assidu.policy.recipient.Recipients;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Decides contacts, each once, and many of them with a handful of statements.
 *
 * <p>Whoever decides holds the rows of the people ({@link Recipients#lock}). First the slots are
 * taken in Redis, then the decisions are committed: should the service die in between, nobody has
 * heard of the slots, and their revisions give them away at the next decision.
 */
@ApplicationScoped
class Decisions {

  private final ActivePolicy policies;
  private final Overrides overrides;
  private final Protections protections;
  private final Recipients recipients;
  private final Pressure pressure;
  private final ContactStore contacts;
  private final DecisionStore log;
  private final Alarm alarm;
  private final DecisionMetrics metrics;
  private final Clock clock;

  Decisions(
      ActivePolicy policies,
      Overrides overrides,
      Protections protections,
      Recipients recipients,
      Pressure pressure,
      ContactStore contacts,
      DecisionStore log,
      Alarm alarm,
      DecisionMetrics metrics,
      Clock clock) {
    this.policies = policies;
    this.overrides = overrides;
    this.protections = protections;
    this.recipients = recipients;
    this.pressure = pressure;
    this.contacts = contacts;
    this.log = log;
    this.alarm = alarm;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Holds the people that matters are about, and reads their contacts.
   *
   * @param versions of the people, by the ids the matters name them by
   * @return without people we do not know in that version
   */
  Uni<Held> hold(Work work, Map<UUID, Long> versions, Collection<UUID> contactIds) {
    work.planOnce();
    // Both are asked at once: the contacts are read when the people are held.
    return Uni.combine()
        .all()
        .unis(recipients.lock(work, versions), contacts.find(work, contactIds))
        .asTuple()
        .chain(
            both ->
                goBySameIds(both.getItem1())
                    ? Uni.createFrom().item(new Held(both.getItem1(), both.getItem2()))
                    : contacts
                        .find(work, contactIds)
                        .map(known -> new Held(both.getItem1(), known)));
  }

  /** Whoever was merged is held later than they were asked for. */
  private static boolean goBySameIds(Map<UUID, Recipient> people) {
    return people.entrySet().stream()
        .allMatch(person -> person.getKey().equals(person.getValue().profileId()));
  }

  /**
   * Decides matters in their order; a contact that was decided before keeps its decision.
   *
   * @return for each matter its decision; empty where there was nothing to decide. Fails with
   *     {@link AnotherContact} where an id is used again for something else
   */
  Uni<List<Optional<Decision>>> decide(Work work, List<Item> items, Held held) {
    return inForce(work)
        .chain(
            rules ->
                scheduled(work, rules, held.people().values())
                    .map(waiting -> new Docket(items, held, waiting))
                    .call(docket -> rounds(work, rules, docket)))
        .map(Docket::decisions);
  }

  /** What would be decided now. Nothing is counted, kept or sent. */
  Uni<Decision> rehearse(Work work, Recipient person, ContactRequested request) {
    return inForce(work)
        .chain(
            rules ->
                scheduled(work, rules, List.of(person))
                    .map(
                        waiting ->
                            rules.hear(
                                work,
                                person,
                                request,
                                waiting.stream().flatMap(one -> one.scheduled().stream()).toList(),
                                clock.instant())))
        .chain(hearing -> looked(work, hearing).map(hearing::decision));
  }

  private Uni<InForce> inForce(Work work) {
    return policies
        .get(work)
        .chain(
            policy ->
                overrides
                    .now(work, clock.instant())
                    .chain(
                        found ->
                            protections
                                .now(work, policy)
                                .map(levels -> new InForce(policy, found, levels))));
  }

  private Uni<List<Contact>> scheduled(Work work, InForce rules, Collection<Recipient> people) {
    return rules.policy().document().looksAhead()
        ? contacts.scheduled(work, people.stream().map(Recipient::profileId).distinct().toList())
        : Uni.createFrom().item(List.of());
  }

  private Uni<Ruling> looked(Work work, Hearing hearing) {
    return switch (Gate.open(hearing.question())) {
      case Gate.Settled(Ruling ruling) -> Uni.createFrom().item(ruling);
      case Gate.Counting counting ->
          pressure.look(hearing.claim(counting), history(work)).map(counting::close);
    };
  }

  /** However many there are, and though each is done at once, the stack stays flat. */
  private Uni<Void> rounds(Work work, InForce rules, Docket docket) {
    return Multi.createFrom()
        .iterable(docket.rounds())
        .onItem()
        .transformToUniAndConcatenate(round -> decide(work, rules, docket, round))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> decide(Work work, InForce rules, Docket docket, List<Item> round) {
    List<Pending> pending = new ArrayList<>();
    List<Item> standing = new ArrayList<>();
    Instant now = clock.instant();
    for (Item item : round) {
      Optional<Contact> known = docket.contact(item);
      switch (item.matter()) {
        case Matter.Wanted(ContactRequested request, boolean deliver) -> {
          require(known.map(contact -> contact.isMeantBy(request, person(docket, item))), item);
          if (known.isEmpty() || known.get().mayBeAskedAgain()) {
            pending.add(opened(work, rules, docket, item, request, deliver, now));
          } else {
            standing.add(item);
          }
        }
        case Matter.Withdrawn(ContactCancelled word) -> {
          require(
              known.map(contact -> contact.concerns(word.profileId(), person(docket, item))), item);
          known
              .filter(contact -> contact.verdict() == Verdict.DEFERRED)
              .map(contact -> withdrawn(work, rules, docket, item, contact, word, now))
              .ifPresent(pending::add);
        }
        // Another replica may have decided it before we held the person.
        case Matter.Due due ->
            known
                .filter(contact -> contact.isDue(now))
                .map(contact -> woken(work, rules, docket, item, contact, now))
                .ifPresent(pending::add);
      }
    }
    return counted(work, pending)
        .chain(rulings -> keep(work, docket, pending, rulings))
        .chain(() -> stand(work, docket, standing));
  }

  private static UUID person(Docket docket, Item item) {
    return docket.person(item).profileId();
  }

  /** A contact that is known must be the one that is meant. */
  private static void require(Optional<Boolean> meant, Item item) {
    if (!meant.orElse(true)) {
      throw new AnotherContact(item.number());
    }
  }

  /** A matter whose gate is open as far as it opens without counting. */
  private record Pending(Item item, Hearing hearing, boolean deliver, Gate.Opening opening) {}

  private static Pending opened(
      Work work,
      InForce rules,
      Docket docket,
      Item item,
      ContactRequested request,
      boolean deliver,
      Instant now) {
    Hearing hearing = rules.hear(work, docket.person(item), request, docket.scheduled(item), now);
    return new Pending(item, hearing, deliver, Gate.open(hearing.question()));
  }

  private Pending woken(
      Work work, InForce rules, Docket docket, Item item, Contact contact, Instant now) {
    metrics.woken(contact.lateness(now));
    return opened(work, rules, docket, item, contact.request(), contact.deliver(), now);
  }

  private static Pending withdrawn(
      Work work,
      InForce rules,
      Docket docket,
      Item item,
      Contact contact,
      ContactCancelled word,
      Instant now) {
    Reason reason =
        new Reason("cancelled", "suppressed", Map.of("why", word.reason(), "at", word.at()));
    Ruling ruling = new Ruling(Verdict.SUPPRESSED, null, null, List.of(reason), null, false);
    Hearing hearing = rules.hear(work, docket.person(item), contact.request(), List.of(), now);
    return new Pending(item, hearing, contact.deliver(), new Gate.Settled(ruling));
  }

  /** The rulings, in order; those that need counting take their slots in one go. */
  private Uni<List<Ruling>> counted(Work work, List<Pending> pending) {
    List<Pressure.Claim> claims = new ArrayList<>();
    for (Pending one : pending) {
      if (one.opening() instanceof Gate.Counting counting) {
        claims.add(one.hearing().claim(counting));
      }
    }
    return pressure
        .reserve(claims, history(work))
        .map(
            answers -> {
              var next = answers.iterator();
              return pending.stream()
                  .map(
                      one ->
                          switch (one.opening()) {
                            case Gate.Settled(Ruling ruling) -> ruling;
                            case Gate.Counting counting -> counting.close(next.next());
                          })
                  .toList();
            });
  }

  private Uni<Void> keep(Work work, Docket docket, List<Pending> pending, List<Ruling> rulings) {
    List<Kept> kept = new ArrayList<>(pending.size());
    List<Overrides.Use> uses = new ArrayList<>();
    for (int i = 0; i < pending.size(); i++) {
      Pending heard = pending.get(i);
      Ruling ruling = rulings.get(i);
      heard.item().takeUp(work);
      Decision decision = heard.hearing().decision(ruling);
      Contact contact = Contact.after(decision, heard.deliver(), ruling.counted());
      docket.decided(heard.item(), decision, contact);
      Kept one = Kept.of(contact, decision);
      announce(work, one);
      kept.add(one);
      ruling.override().map(id -> use(id, decision)).ifPresent(uses::add);
    }
    return contacts
        .put(work, kept)
        .chain(() -> log.add(work, kept))
        .chain(() -> recipients.revise(work, revisions(kept)))
        .chain(() -> overrides.use(work, uses));
  }

  private static Overrides.Use use(UUID override, Decision decision) {
    return new Overrides.Use(
        override,
        decision.decisionId(),
        decision.contact().purpose(),
        Objects.requireNonNull(decision.channel()),
        decision.decidedAt());
  }

  /** By person, the decision that names the change of their contacts that count. */
  private static Map<UUID, UUID> revisions(List<Kept> kept) {
    return kept.stream()
        .filter(one -> one.contact().slot() != null)
        .collect(
            Collectors.toMap(
                one -> one.decision().profileId(), one -> one.decision().decisionId()));
  }

  private void announce(Work work, Kept kept) {
    if (kept.contact().deliver()) {
      work.emitWritten(
          Topics.CONTACT_DECISIONS,
          kept.decision().profileId().toString(),
          ContactDecided.class,
          kept.event());
    }
    Instant due = kept.contact().dueAt();
    work.afterCommit(
        () -> {
          metrics.decided(kept.decision());
          if (due != null) {
            alarm.noLaterThan(due);
          }
        });
  }

  private Uni<Void> stand(Work work, Docket docket, List<Item> standing) {
    if (standing.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Map<Item, UUID> decided = new LinkedHashMap<>();
    standing.forEach(item -> decided.put(item, docket.contact(item).orElseThrow().decisionId()));
    return log.find(work, decided.values())
        .invoke(
            found ->
                decided.forEach(
                    (item, id) -> docket.stands(item, Objects.requireNonNull(found.get(id)))))
        .replaceWithVoid();
  }

  private History history(Work work) {
    return (people, after) -> contacts.slots(work, people, after);
  }
}
