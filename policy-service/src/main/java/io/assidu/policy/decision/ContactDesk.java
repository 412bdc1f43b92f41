package io.assidu.policy.decision;

import io.assidu.contracts.contact.ContactRequested;
import io.assidu.platform.idempotency.Idempotency;
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
      new GroupCommit.Limits(200, 2, 2_000, Duration.ofMillis(4));

  static final String UNKNOWN =
      "Nobody with this id and version has arrived here; a profile that is new may take a moment.";

  private final Idempotency idempotency;
  private final UnitOfWork units;
  private final Recipients recipients;
  private final Decisions decisions;
  private final SecurityIdentity caller;
  private final MeterRegistry meters;
  private final Clock clock;
  private final GroupCommit<Asking, DecisionView> commits;

  ContactDesk(
      Idempotency idempotency,
      UnitOfWork units,
      Recipients recipients,
      Decisions decisions,
      SecurityIdentity caller,
      MeterRegistry meters,
      Clock clock,
      Vertx vertx) {
    this.idempotency = idempotency;
    this.units = units;
    this.recipients = recipients;
    this.decisions = decisions;
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
    return idempotency
        .keyed(operation, key, ask)
        .flatMap(
            call ->
                commits.join(
                    new Asking(call, ask, derived(operation, key), deliver, Story.current())));
  }

  private Uni<List<Reply<DecisionView>>> once(List<Asking> group) {
    meters.summary("assidu.policy.desk.group").record(group.size());
    return idempotency.onceEach(group, Asking::call, DecisionView.class, this::decideEach);
  }

  /** Each by itself: one that breaks a rule, or is about nobody we know, is refused alone. */
  private Uni<List<Reply<DecisionView>>> decideEach(Work work, List<Asking> asked) {
    Sitting sitting = new Sitting(asked, clock.instant());
    return recipients
        .lock(work, sitting.people())
        .chain(people -> decisions.decide(work, sitting.items(people), people))
        .onFailure(AnotherContact.class)
        .transform(e -> taken("")) // the group falls apart, and who is alone reads it
        .map(sitting::replies);
  }

  /** As {@link #ask}, for many: all of them or, if one breaks a rule, none. */
  Uni<DecisionViews> askAll(
      String operation, @Nullable String key, ContactAsks asks, boolean deliver) {
    return idempotency.once(
        operation,
        key,
        asks,
        DecisionViews.class,
        work ->
            decide(
                    work,
                    asks.requests(
                        i -> derived(operation, key + "\n" + i), deliver, clock.instant()),
                    deliver,
                    at -> "/contacts/" + at)
                .map(DecisionViews::new));
  }

  /** Derived, not drawn: a repetition after a crash is the same contact. */
  private UUID derived(String operation, @Nullable String key) {
    return Ids.derived(CONTACTS, caller.getPrincipal().getName() + "\n" + operation + "\n" + key);
  }

  /**
   * @param pointers to each request
   */
  private Uni<List<DecisionView>> decide(
      Work work, List<ContactRequested> requests, boolean deliver, IntFunction<String> pointers) {
    List<Item> items = new ArrayList<>(requests.size());
    Map<UUID, Long> versions = new HashMap<>();
    for (ContactRequested request : requests) {
      items.add(new Item(items.size(), new Matter.Wanted(request, deliver), null));
      versions.merge(request.profileId(), request.profileVersion(), Math::max);
    }
    return recipients
        .lock(work, versions)
        .invoke(people -> requireKnown(requests, people.keySet(), pointers))
        .chain(people -> decisions.decide(work, items, people))
        .onFailure(AnotherContact.class)
        .transform(e -> taken(pointers.apply(((AnotherContact) e).number())))
        .map(decided -> decided.stream().map(one -> DecisionView.of(one.orElseThrow())).toList());
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
