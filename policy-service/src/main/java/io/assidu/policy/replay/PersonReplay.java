package io.assidu.policy.replay;

import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.evaluate.Competition;
import io.assidu.policy.evaluate.Gate;
import io.assidu.policy.evaluate.Question;
import io.assidu.policy.evaluate.Ruling;
import io.assidu.policy.evaluate.Scheduled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The replay of one person's contacts: steps in the order of time, each may bring about others. */
final class PersonReplay {

  /** What happens at the same moment happens in this order. */
  private enum Kind {
    RELEASE,
    CANCEL,
    WAKE,
    ASK
  }

  /** A contact on its way through the replay. */
  private static final class Walk {
    final int number;
    final RecordedContact contact;
    final List<String> deferrals = new ArrayList<>();
    @Nullable Fate fate;

    /** When it will be decided again, while it waits. */
    @Nullable Instant due;

    Walk(int number, RecordedContact contact) {
      this.number = number;
      this.contact = contact;
    }

    boolean settled() {
      return fate != null && fate.verdict() != Verdict.DEFERRED;
    }

    void end(Ruling ruling, String rule, Instant at) {
      fate = new Fate(ruling.verdict(), ruling.channel(), rule, at, List.copyOf(deferrals));
    }
  }

  /**
   * @param walk null for a contact of before the period, which can only be released
   */
  private record Step(Instant at, Kind kind, UUID contactId, @Nullable Walk walk) {

    private static final Comparator<Step> ORDER =
        Comparator.comparing(Step::at)
            .thenComparing(Step::kind)
            .thenComparing(Step::urgency, Comparator.reverseOrder())
            .thenComparing(step -> step.walk() == null ? -1 : step.walk().number);

    /** Of contacts that wake together the most important is decided first. */
    private int urgency() {
      return kind == Kind.WAKE && walk != null ? walk.contact.request().priority() : 0;
    }
  }

  private final Replay replay;
  private final PersonHistory history;
  private final MemoryCounters counters;
  private final List<Walk> walks = new ArrayList<>();
  private final PriorityQueue<Step> steps = new PriorityQueue<>(Step.ORDER);

  PersonReplay(Replay replay, PersonHistory history) {
    this.replay = replay;
    this.history = history;
    this.counters = new MemoryCounters(history.before());
  }

  List<Fate> run() {
    for (RecordedContact contact : history.contacts()) {
      Walk walk = new Walk(walks.size(), contact);
      walks.add(walk);
      contact
          .carriedOver(replay.from())
          .ifPresentOrElse(
              deferred -> waiting(walk, deferred),
              () -> add(contact.decisions().getFirst().at(), Kind.ASK, walk));
      contact.cancelled().ifPresent(at -> add(at, Kind.CANCEL, walk));
    }
    history.released().forEach((id, at) -> steps.add(new Step(at, Kind.RELEASE, id, null)));
    for (Step step = steps.poll(); step != null; step = steps.poll()) {
      take(step);
    }
    return walks.stream().map(walk -> Objects.requireNonNull(walk.fate)).toList();
  }

  /** It was deferred before the period began, and comes due in it or later. */
  private void waiting(Walk walk, RecordedDecision deferred) {
    walk.fate = new Fate(Verdict.DEFERRED, null, deferred.rule(), deferred.at(), List.of());
    Instant until = Objects.requireNonNullElse(deferred.until(), replay.from());
    walk.due = until.isBefore(replay.from()) ? replay.from() : until;
    add(walk.due, Kind.WAKE, walk);
  }

  private void take(Step step) {
    Walk walk = step.walk();
    if (step.kind() == Kind.RELEASE || walk == null) {
      counters.release(step.contactId());
    } else if (step.kind() == Kind.CANCEL) {
      cancel(walk, step.at());
    } else if (!walk.settled()) {
      decide(walk, step.at());
    }
  }

  private static void cancel(Walk walk, Instant at) {
    if (!walk.settled()) {
      walk.due = null;
      walk.fate = new Fate(Verdict.SUPPRESSED, null, "cancelled", at, List.copyOf(walk.deferrals));
    }
  }

  private void decide(Walk walk, Instant now) {
    Ruling ruling = rule(walk.contact, now);
    String rule = ruling.reasons().getLast().rule();
    Instant until = ruling.until();
    if (ruling.verdict() == Verdict.DEFERRED) {
      walk.deferrals.add(rule);
    }
    walk.end(ruling, rule, now);
    walk.due = until;
    if (until != null) {
      add(until, Kind.WAKE, walk);
    }
    Instant released = walk.contact.released();
    if (ruling.counted() && released != null) {
      add(released.isBefore(now) ? now : released, Kind.RELEASE, walk);
    }
  }

  private Ruling rule(RecordedContact contact, Instant now) {
    Question question =
        new Question(
            replay.policy(),
            contact.request(),
            AsOf.moment(history.person(), contact, now),
            now,
            replay.overrides(),
            new Competition(replay.levels(), scheduled()));
    return switch (Gate.open(question)) {
      case Gate.Settled(Ruling ruling) -> ruling;
      case Gate.Counting counting -> counting.close(counters.reserve(counting.slot()));
    };
  }

  /** Also those that come due after the period. */
  private List<Scheduled> scheduled() {
    return replay.policy().looksAhead()
        ? walks.stream()
            .filter(walk -> walk.due != null)
            .map(walk -> new Scheduled(walk.contact.request(), walk.due))
            .toList()
        : List.of();
  }

  /** What happens after the period is not seen. */
  private void add(Instant at, Kind kind, Walk walk) {
    if (at.isBefore(replay.to())) {
      steps.add(new Step(at, kind, walk.contact.request().contactId(), walk));
    }
  }
}
