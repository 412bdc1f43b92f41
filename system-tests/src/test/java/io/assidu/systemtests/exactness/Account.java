package io.assidu.systemtests.exactness;

import io.assidu.systemtests.exactness.CapBook.Cap;
import io.assidu.systemtests.exactness.DecisionLog.Count;
import io.assidu.systemtests.exactness.DecisionLog.Decision;
import io.assidu.systemtests.exactness.Deeds.OwnLimit;
import io.assidu.systemtests.exactness.Finding.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * One person's places under the caps, and what each decision about them should have seen of these.
 *
 * <p>The statement about caps is about each decision at its place in the order of decisions: of the
 * contacts that were approved before it and not released, no window that holds its moment may have
 * held {@code limit} or more. Windows lie in the time that the replicas took it to be, which steps
 * back and forth; the order is that of the machine's clock, which stands in the decisions' ids. A
 * person's decisions are made one after the other, so that the order of the ids is theirs.
 *
 * <p>When a release, a merge or a person's new limit took effect, the log does not say, only before
 * when it certainly had not and from when it certainly had. So everything is counted twice: what
 * stood for certain, and what may have stood. A cap is breached when the first is too much; the
 * count that the decision names must lie between the two, which for most are the same.
 */
final class Account {
  private final Evidence evidence;
  private final Merges merges;
  private final Person person;
  private final List<Place> places;
  private final List<OwnLimit> wishes;
  private final List<Finding> findings = new ArrayList<>();
  private long counts;
  private long exactCounts;

  /**
   * @param places those that were ever theirs
   */
  Account(Evidence evidence, Merges merges, UUID person, List<Place> places) {
    this.evidence = evidence;
    this.merges = merges;
    this.person = evidence.person(person);
    this.places = places;
    this.wishes = evidence.deeds().ownLimits(person);
  }

  List<Finding> findings() {
    return findings;
  }

  /** How many counts were done again. */
  long counts() {
    return counts;
  }

  /** For how many of them there was one right answer. */
  long exactCounts() {
    return exactCounts;
  }

  /** One decision about the person. */
  void check(Decision decision) {
    Ask ask = Objects.requireNonNull(evidence.ask(decision.contactId()));
    List<Place> sure = new ArrayList<>();
    List<Place> possible = new ArrayList<>();
    for (Place place : places) {
      Truth stood = stood(place, decision);
      if (stood == Truth.YES) {
        sure.add(place);
      }
      if (stood != Truth.NO) {
        possible.add(place);
      }
    }
    List<HeldCap> caps = caps(decision.madeAt());
    for (Count count : decision.counts()) {
      caps.stream()
          .filter(cap -> cap.id().equals(count.cap()) && cap.speaksOf(ask, count.channel()))
          .findFirst()
          .ifPresentOrElse(
              cap -> check(decision, count, cap, sure, possible),
              () -> found(Kind.COUNT, "%s is not for %s of %s".formatted(count, decision, ask)));
    }
    if (decision.verdict().equals("APPROVED") && !evidence.isExempt(ask)) {
      checkApproval(decision, ask, caps, sure);
    } else if (decision.rule().startsWith("cap:")
        && decision.counts().stream().noneMatch(count -> count.count() >= count.limit())) {
      found(Kind.STRICT, "%s names no cap that is full".formatted(decision));
    }
  }

  private void check(
      Decision decision, Count count, HeldCap cap, List<Place> sure, List<Place> possible) {
    int least = fullest(cap, sure, decision.at());
    int most = fullest(cap, possible, decision.at());
    counts++;
    if (least == most) {
      exactCounts++;
    }
    if (count.count() < least || count.count() > most || !cap.limits().contains(count.limit())) {
      found(
          Kind.COUNT,
          "%s of %s: there were %d to %d, with a limit of %s"
              .formatted(count, decision, least, most, cap.limits()));
    }
    if (count.effect().equals("suppressed") && most < cap.leastLimit()) {
      found(Kind.STRICT, "%s of %s: there was room".formatted(count, decision));
    }
  }

  private void checkApproval(Decision decision, Ask ask, List<HeldCap> caps, List<Place> sure) {
    String channel = Objects.requireNonNull(decision.channel());
    for (HeldCap cap : caps) {
      if (!cap.speaksOf(ask, channel)) {
        continue;
      }
      if (decision.counts().stream()
          .noneMatch(count -> count.cap().equals(cap.id()) && count.channel().equals(channel))) {
        found(Kind.COUNT, "%s did not look at the cap %s".formatted(decision, cap.id()));
      }
      int count = fullest(cap, sure, decision.at());
      if (count >= cap.mostLimit()) {
        found(
            Kind.BREACH,
            "%s of %s: there were %d under %s with a limit of %s"
                .formatted(decision, person, count, cap.id(), cap.limits()));
      }
    }
  }

  /** Once more and without any order: in the end no window holds too many. */
  void checkInTheEnd() {
    List<Place> standing =
        places.stream()
            .filter(place -> !place.isReleasedInTheEnd() && !evidence.isExempt(place.ask()))
            .toList();
    for (HeldCap cap : caps(Long.MAX_VALUE)) {
      for (Place place : standing) {
        if (place.isUnder(cap.scope()) && fullest(cap, standing, place.at()) > cap.mostLimit()) {
          found(Kind.BREACH, "in the end %s holds too many around %s".formatted(cap.id(), place));
        }
      }
    }
  }

  /** Whether a place was the person's, taken and not released, when a decision was made. */
  private Truth stood(Place place, Decision decision) {
    long then = decision.madeAt();
    if (place.contactId().equals(decision.contactId())
        || place.madeAt() > then
        || place.releasedBy() < then) {
      return Truth.NO;
    }
    Truth theirs = merges.owned(place, person.id(), then);
    // Within one millisecond nobody can tell.
    boolean unsure = place.madeAt() == then || place.releasedFrom() <= then;
    return theirs == Truth.YES && unsure ? Truth.MAYBE : theirs;
  }

  private int fullest(HeldCap cap, List<Place> counted, long at) {
    return cap.fullest(counted, at, person.home().zones());
  }

  private List<HeldCap> caps(long madeAt) {
    List<HeldCap> caps = new ArrayList<>();
    for (Cap cap : evidence.book().caps()) {
      int limit = person.vip() ? cap.vipLimit() : cap.limit();
      caps.add(new HeldCap(cap.id(), cap.window(), cap.scope(), Set.of(limit)));
    }
    if (!wishes.isEmpty()) {
      Set<Integer> limits = new HashSet<>();
      for (OwnLimit wish : wishes) {
        if (wish.at() <= madeAt) {
          limits.add(evidence.book().honoured(wish.count()));
        }
      }
      Window window = Window.of(wishes.getFirst().window());
      caps.add(new HeldCap(CapBook.OWN, window, evidence.book().wishes(), limits));
    }
    return caps;
  }

  private void found(Kind kind, String text) {
    findings.add(new Finding(kind, text));
  }
}
