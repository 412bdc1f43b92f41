package io.assidu.policy.decision;

import io.assidu.contracts.contact.ContactRequested;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.idempotency.KeyedCall;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.GroupCommit;
import io.assidu.platform.work.Reply;
import io.assidu.platform.work.Story;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.policy.PolicyError;
import io.assidu.policy.decision.Docket.Item;
import io.assidu.policy.recipient.Recipients;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Where client systems ask over REST. */
@ApplicationScoped
class ContactDesk {

  /** Contacts that client systems do not name themselves. */
  private static final UUID CONTACTS = UUID.fromString("6f1d1c52-6b0e-5d0a-9d0c-3d6f8b2f7a41");

  /** In calls: transactions of some milliseconds, and about a second of work in waiting. */
  private static final GroupCommit.Limits LIMITS =
      new GroupCommit.Limits(100, 4, 2_000, Duration.ofMillis(4));

  static final String UNKNOWN =
      "Nobody with this id and version has arrived here; a profile that is new may take a moment.";

  private final Idempotency idempotency;
  private final UnitOfWork units;
  private final Recipients recipients;
  private final Decisions decisions;
  private final DecisionStore log;
  private final Answers answers;
  private final SecurityIdentity caller;
  private final MeterRegistry meters;
  private final Clock clock;
  private final GroupCommit<Asking, DecisionView> commits;

  ContactDesk(
      Idempotency idempotency,
      UnitOfWork units,
      Recipients recipients,
      Decisions decisions,
      DecisionStore log,
      Answers answers,
      SecurityIdentity caller,
      MeterRegistry meters,
      Clock clock,
      Vertx vertx) {
    this.idempotency = idempotency;
    this.units = units;
    this.recipients = recipients;
    this.decisions = decisions;
    this.log = log;
    this.answers = answers;
    this.caller = caller;
    this.meters = meters;
    this.clock = clock;
    this.commits = new GroupCommit<>(vertx, LIMITS, one -> 1, this::once);
  }

  /**
   * Decides, once for the key. Who asks while others are being decided about shares the next
   * transaction.
   *
   * @param deliver whether channel-gateway is to send it
   */
  Uni<DecisionView> ask(String operation, @Nullable String key, ContactAsk ask, boolean deliver) {
    return call(operation, key, ask)
        .chain(
            call ->
                commits.join(
                    new Asking(call, ask, derived(operation, key), deliver, Story.current())));
  }

  /** To be noted, unless its contact is the note. */
  private Uni<@Nullable KeyedCall> call(String operation, @Nullable String key, ContactAsk ask) {
    return ask.contactId() == null
        ? Uni.createFrom().item(() -> Idempotency.sound(key)).replaceWith((KeyedCall) null)
        : idempotency.keyed(operation, key, ask);
  }

  private Uni<List<Reply<DecisionView>>> once(List<Asking> group) {
    meters.summary("assidu.policy.desk.group").record(group.size());
    return idempotency
        .onceEach(group, Asking::call, Receipt.class, new Deciding())
        .onFailure(ContactStore::isGivenTwice)
        .retry()
        .atMost(1) // by now the other one can be seen
        .chain(answers::toEach);
  }

  /** Each by itself: one that breaks a rule, or is about nobody we know, is refused alone. */
  private final class Deciding implements Idempotency.Together<Asking, Held, Receipt> {

    @Override
    public Uni<Held> prepare(Work work, List<Asking> calls) {
      Map<UUID, Long> people = new HashMap<>();
      Set<UUID> contacts = new HashSet<>();
      for (Asking call : calls) {
        // In whatever version: what one caller knows of them is not the others'.
        people.put(call.ask().profileId(), 0L);
        contacts.add(call.contactId());
      }
      return decisions.hold(work, people, contacts);
    }

    @Override
    public Uni<List<Reply<Receipt>>> apply(Work work, Held held, List<Asking> fresh) {
      Sitting sitting = new Sitting(fresh, held, clock.instant());
      return log.first(work, sitting.known())
          .chain(
              first ->
                  decisions
                      .decide(work, sitting.items(), held)
                      .map(decided -> sitting.replies(decided, first)))
          .onFailure(AnotherContact.class)
          .transform(e -> taken("")); // the group falls apart, and who is alone reads it
    }
  }

  /** As {@link #ask}, for many: all of them or, if one breaks a rule, none. */
  Uni<DecisionViews> askAll(
      String operation, @Nullable String key, ContactAsks asks, boolean deliver) {
    return idempotency
        .once(
            operation,
            key,
            asks,
            Receipts.class,
            work ->
                decide(
                    work,
                    asks.requests(
                        i -> derived(operation, key + "\n" + i), deliver, clock.instant()),
                    deliver,
                    at -> "/contacts/" + at))
        .onFailure(ContactStore::isGivenTwice)
        .retry()
        .atMost(1)
        .chain(answers::to);
  }

  /** Derived, not drawn: a repetition after a crash is the same contact. */
  private UUID derived(String operation, @Nullable String key) {
    return Ids.derived(CONTACTS, caller.getPrincipal().getName() + "\n" + operation + "\n" + key);
  }

  /**
   * @param pointers to each request
   */
  private Uni<Receipts> decide(
      Work work, List<ContactRequested> requests, boolean deliver, IntFunction<String> pointers) {
    List<Item> items = new ArrayList<>(requests.size());
    Map<UUID, Long> versions = new HashMap<>();
    Set<UUID> ids = new HashSet<>();
    for (ContactRequested request : requests) {
      items.add(new Item(items.size(), new Matter.Wanted(request, deliver), null));
      versions.merge(request.profileId(), request.profileVersion(), Math::max);
      ids.add(request.contactId());
    }
    return decisions
        .hold(work, versions, ids)
        .invoke(held -> requireKnown(requests, held.people().keySet(), pointers))
        .chain(held -> decisions.decide(work, items, held))
        .onFailure(AnotherContact.class)
        .transform(e -> taken(pointers.apply(((AnotherContact) e).number())))
        .map(
            decided ->
                new Receipts(decided.stream().map(one -> Receipt.of(one.orElseThrow())).toList()));
  }

  private static ProblemException taken(String pointer) {
    return PolicyError.CONTACT_ID_TAKEN
        .problem("A contact keeps its person, purpose, topic and channels.")
        .at(pointer + "/contactId", "same-contact", "This id was given to another contact.");
  }

  private static void requireKnown(
      List<ContactRequested> requests, Set<UUID> people, IntFunction<String> pointers) {
    ProblemException problem = PolicyError.UNKNOWN_PROFILE.problem(UNKNOWN);
    for (int i = 0; i < requests.size(); i++) {
      if (!people.contains(requests.get(i).profileId())) {
        problem.at(pointers.apply(i) + "/profileId", "known", UNKNOWN);
      }
    }
    if (!problem.violations().isEmpty()) {
      throw problem;
    }
  }

  /** What would be decided now about each by itself. */
  Uni<DecisionViews> rehearseAll(ContactAsks asks) {
    return units.run(
        (Work work) -> {
          var requests = asks.requests(i -> Ids.next(), false, clock.instant());
          return Multi.createFrom()
              .range(0, requests.size())
              .onItem()
              .transformToUniAndConcatenate(
                  i -> rehearse(work, requests.get(i), "/contacts/" + i + "/profileId"))
              .collect()
              .asList()
              .map(DecisionViews::new);
        });
  }

  /** What would be decided now. */
  Uni<DecisionView> rehearse(ContactAsk ask) {
    return units.run(
        (Work work) ->
            rehearse(work, ask.request(Ids.next(), false, clock.instant()), "/profileId"));
  }

  private Uni<DecisionView> rehearse(Work work, ContactRequested request, String pointer) {
    return recipients
        .find(work, request.profileId())
        .map(
            found ->
                found.orElseThrow(
                    () -> PolicyError.UNKNOWN_PROFILE.problem(pointer, "known", UNKNOWN)))
        .chain(person -> decisions.rehearse(work, person, request))
        .map(DecisionView::rehearsed);
  }
}
