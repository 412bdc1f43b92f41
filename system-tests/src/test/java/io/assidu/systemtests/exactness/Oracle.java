package io.assidu.systemtests.exactness;

import io.assidu.systemtests.exactness.CapBook.Cap;
import io.assidu.systemtests.exactness.CapBook.Exemption;
import io.assidu.systemtests.exactness.DecisionLog.Contact;
import io.assidu.systemtests.exactness.DecisionLog.Count;
import io.assidu.systemtests.exactness.DecisionLog.Decision;
import io.assidu.systemtests.exactness.Deeds.Fate;
import io.assidu.systemtests.exactness.Deeds.OwnLimit;
import io.assidu.systemtests.exactness.Deeds.Told;
import io.assidu.systemtests.exactness.Deeds.Word;
import io.assidu.systemtests.exactness.Finding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Goes through everything that was decided and counts it once more, by brute force and with no code
 * of the service.
 *
 * <p>The statement about caps is about each decision at its place in the order of decisions: of the
 * contacts that were approved before it and not released, no window that holds its moment may have
 * held {@code limit} or more. Windows lie in the time that the replicas took it to be, which steps
 * back and forth; the order is that of the machine's clock, which stands in the decisions' ids. A
 * person's decisions are made one after the other, so that the order of the ids is theirs.
 *
 * <p>When a release, a merge or a person's new limit took effect, the log does not say, only before
 * when it certainly had not. So the oracle counts twice: what stood for certain, and what may have
 * stood. A cap is breached when the first is too much; the count that the decision names must lie
 * between the two, which for nearly all decisions are the same.
 */
final class Oracle {
  private final CapBook book;
  private final Map<UUID, Person> people;
  private final Deeds deeds;
  private final DecisionLog log;
  private final Map<UUID, List<Decision>> decisions;
  private final Map<UUID, Contact> contacts;
  private final Merges merges;
  private final List<Finding> findings = new ArrayList<>();
  private long exactCounts;
  private long allCounts;

  private Oracle(CapBook book, Map<UUID, Person> people, Deeds deeds, DecisionLog log) {
    this.book = book;
    this.people = people;
    this.deeds = deeds;
    this.log = log;
    this.decisions =
        log.decisions().stream()
            .sorted(Comparator.comparing(Decision::id))
            .collect(Collectors.groupingBy(Decision::contactId));
    this.contacts =
        log.contacts().stream().collect(Collectors.toMap(Contact::id, Function.identity()));
    this.merges = new Merges(deeds.merges());
  }

  /**
   * What it found.
   *
   * @param allCounts how many counts it did again
   * @param exactCounts for how many of them it knew the one right answer
   */
  record Report(List<Finding> findings, long allCounts, long exactCounts) {}

  /**
   * @param people all that were asked for, by id
   */
  static Report examine(CapBook book, Map<UUID, Person> people, Deeds deeds, DecisionLog log) {
    Oracle oracle = new Oracle(book, people, deeds, log);
    oracle.everyRequestIsDecidedOnce();
    oracle.everyWordIsKept();
    oracle.everyPlaceIsRight();
    oracle.noCapIsBreached();
    return new Report(oracle.findings, oracle.allCounts, oracle.exactCounts);
  }

  private void everyRequestIsDecidedOnce() {
    for (UUID asked : deeds.asks().keySet()) {
      if (!contacts.containsKey(asked) || !decisions.containsKey(asked)) {
        found(Kind.LOST, "contact %s was never decided".formatted(asked));
      }
    }
    for (Contact contact : log.contacts()) {
      Ask ask = deeds.asks().get(contact.id());
      if (ask == null) {
        found(Kind.STRAY, "contact %s was never asked for".formatted(contact.id()));
        continue;
      }
      List<Decision> made = decisions.getOrDefault(contact.id(), List.of());
      for (Decision early : made.subList(0, Math.max(0, made.size() - 1))) {
        if (!early.verdict().equals("DEFERRED")) {
          found(Kind.TWICE, "contact %s after %s".formatted(contact.id(), early));
        }
      }
      if (made.isEmpty()
          || !made.getLast().id().equals(contact.decisionId())
          || !made.getLast().verdict().equals(contact.verdict())) {
        found(Kind.LOST, "%s does not stand as it was last decided: %s".formatted(contact, made));
      } else if (contact.verdict().equals("DEFERRED")
          && ask.way().delivers()
          && (contact.dueAt() == null || contact.dueAt() <= log.until())) {
        found(Kind.LOST, "%s is deferred for ever".formatted(contact));
      }
    }
  }

  /**
   * What is to be sent is told on Kafka, each decision, and nothing else; an answer is no dream.
   */
  private void everyWordIsKept() {
    Map<UUID, Decision> made = new HashMap<>();
    for (Decision decision : log.decisions()) {
      made.put(decision.id(), decision);
      Ask ask = deeds.asks().get(decision.contactId());
      boolean published = deeds.published().containsKey(decision.id());
      if (ask != null && published != ask.way().delivers()) {
        found(Kind.WORD, "%s, asked by %s, told: %s".formatted(decision, ask.way(), published));
      }
    }
    deeds.published().values().forEach(word -> kept(word, made));
    deeds.answers().forEach(word -> kept(word, made));
  }

  private void kept(Word word, Map<UUID, Decision> made) {
    Decision decision = made.get(word.decisionId());
    if (decision == null
        || !decision.contactId().equals(word.contactId())
        || !decision.verdict().equals(word.verdict())) {
      found(Kind.WORD, "%s was told, the log has %s".formatted(word, decision));
    }
  }

  /** Who is approved takes a place at that moment, unless exempt, and it ends as clients tell. */
  private void everyPlaceIsRight() {
    for (Contact contact : log.contacts()) {
      Ask ask = deeds.asks().get(contact.id());
      List<Decision> made = decisions.getOrDefault(contact.id(), List.of());
      if (ask == null || made.isEmpty()) {
        continue;
      }
      boolean counts =
          made.getLast().verdict().equals("APPROVED")
              && !isExempt(ask, exemption -> !exemption.counted());
      Told told = deeds.told(contact.id());
      String place = counts ? (told == null ? Fate.UNKNOWN : told.fate()).place() : null;
      Long placeAt = counts ? made.getLast().at() : null;
      if (!Objects.equals(contact.place(), place) || !Objects.equals(contact.placeAt(), placeAt)) {
        found(Kind.PLACE, "%s must be %s at %s".formatted(contact, place, placeAt));
      }
    }
  }

  private boolean isExempt(Ask ask, Predicate<Exemption> kind) {
    Exemption exemption = book.exemption(ask);
    return exemption != null && kind.test(exemption);
  }

  /**
   * A place that an approved contact took.
   *
   * @param whose who had it by then
   * @param firstWhose whose the contact was when it was first decided
   * @param at when it counts
   * @param madeAt when it was taken, by the clock of the machine
   * @param releasedFrom since when it may have been released, by the clock of the machine
   * @param releasedBy since when it certainly was
   */
  record Place(
      UUID contactId,
      UUID whose,
      UUID firstWhose,
      Ask ask,
      String channel,
      long at,
      long madeAt,
      long releasedFrom,
      long releasedBy) {

    boolean isUnder(Scope scope) {
      return scope.covers(channel, ask.purpose(), ask.topic(), ask.journey());
    }
  }

  private void noCapIsBreached() {
    Map<UUID, List<Place>> places = new HashMap<>();
    Map<UUID, List<Decision>> made = new HashMap<>();
    for (Map.Entry<UUID, List<Decision>> one : decisions.entrySet()) {
      Ask ask = deeds.asks().get(one.getKey());
      if (ask == null) {
        continue;
      }
      for (Decision decision : one.getValue()) {
        made.computeIfAbsent(whose(decision, ask), _ -> new ArrayList<>()).add(decision);
        if (decision.verdict().equals("APPROVED")
            && !isExempt(ask, exemption -> !exemption.counted())) {
          Place place = place(decision, ask, one.getValue().getFirst());
          places.computeIfAbsent(place.whose(), _ -> new ArrayList<>()).add(place);
        }
      }
    }
    made.forEach(
        (id, theirs) -> {
          List<Place> known = new ArrayList<>();
          merges.oneWith(id).forEach(who -> known.addAll(places.getOrDefault(who, List.of())));
          Account account = new Account(Objects.requireNonNull(people.get(id)), known);
          theirs.forEach(account::check);
          if (!merges.touch(id)) {
            account.checkInTheEnd();
          }
        });
  }

  private Place place(Decision decision, Ask ask, Decision first) {
    Told told = deeds.told(ask.contactId());
    boolean released = told != null && told.fate().releases();
    return new Place(
        ask.contactId(),
        whose(decision, ask),
        whose(first, ask),
        ask,
        Objects.requireNonNull(decision.channel()),
        decision.at(),
        decision.madeAt(),
        released ? told.at() : Long.MAX_VALUE,
        released ? deeds.heardBy(ask.contactId()) : Long.MAX_VALUE);
  }

  /** Of people who are merged, the word on Kafka says who they were at the time. */
  private UUID whose(Decision decision, Ask ask) {
    Word word = deeds.published().get(decision.id());
    return word == null ? ask.person().id() : word.profileId();
  }

  /** One person's places, and what each of their decisions should have seen of them. */
  private final class Account {
    private final Person person;
    private final List<Place> places;
    private final List<OwnLimit> wishes;

    Account(Person person, List<Place> places) {
      this.person = person;
      this.places = places;
      this.wishes = deeds.ownLimits(person.id());
    }

    /**
     * A cap as it may hold for the person at a moment.
     *
     * @param limits those that may be in force
     */
    private record Held(String id, Window window, Scope scope, Set<Integer> limits) {
      int least() {
        return limits.stream().mapToInt(Integer::intValue).min().orElse(0);
      }

      int most() {
        return limits.stream().mapToInt(Integer::intValue).max().orElse(0);
      }
    }

    void check(Decision decision) {
      Ask ask = Objects.requireNonNull(deeds.asks().get(decision.contactId()));
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
      List<Held> caps = caps(decision.madeAt());
      for (Count count : decision.counts()) {
        Held cap =
            caps.stream().filter(held -> held.id().equals(count.cap())).findFirst().orElse(null);
        if (cap == null
            || !cap.scope().covers(count.channel(), ask.purpose(), ask.topic(), ask.journey())) {
          found(Kind.COUNT, "%s is not for %s of %s".formatted(count, decision, ask));
        } else {
          check(decision, count, cap, sure, possible);
        }
      }
      if (decision.verdict().equals("APPROVED") && !isExempt(ask, _ -> true)) {
        checkApproval(decision, ask, caps, sure);
      } else if (decision.rule().startsWith("cap:")
          && decision.counts().stream().noneMatch(count -> count.count() >= count.limit())) {
        found(Kind.STRICT, "%s names no cap that is full".formatted(decision));
      }
    }

    private void check(
        Decision decision, Count count, Held cap, List<Place> sure, List<Place> possible) {
      int least = fullest(cap, sure, decision.at());
      int most = fullest(cap, possible, decision.at());
      allCounts++;
      if (least == most) {
        exactCounts++;
      }
      if (count.count() < least || count.count() > most || !cap.limits().contains(count.limit())) {
        found(
            Kind.COUNT,
            "%s of %s: there were %d to %d, with a limit of %s"
                .formatted(count, decision, least, most, cap.limits()));
      }
      if (count.effect().equals("suppressed") && most < cap.least()) {
        found(Kind.STRICT, "%s of %s: there was room".formatted(count, decision));
      }
    }

    private void checkApproval(Decision decision, Ask ask, List<Held> caps, List<Place> sure) {
      String channel = Objects.requireNonNull(decision.channel());
      for (Held cap : caps) {
        if (!cap.scope().covers(channel, ask.purpose(), ask.topic(), ask.journey())) {
          continue;
        }
        if (decision.counts().stream()
            .noneMatch(count -> count.cap().equals(cap.id()) && count.channel().equals(channel))) {
          found(Kind.COUNT, "%s did not look at the cap %s".formatted(decision, cap.id()));
        }
        int count = fullest(cap, sure, decision.at());
        if (count >= cap.most()) {
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
              .filter(place -> place.releasedFrom() == Long.MAX_VALUE)
              .filter(place -> !isExempt(place.ask(), _ -> true))
              .toList();
      for (Held cap : caps(Long.MAX_VALUE)) {
        for (Place place : standing) {
          if (place.isUnder(cap.scope()) && fullest(cap, standing, place.at()) > cap.most()) {
            found(Kind.BREACH, "in the end %s holds too many around %s".formatted(cap.id(), place));
          }
        }
      }
    }

    private int fullest(Held cap, List<Place> counted, long at) {
      List<Long> times =
          counted.stream().filter(place -> place.isUnder(cap.scope())).map(Place::at).toList();
      return cap.window().fullest(times, at, person.home().zones());
    }

    private List<Held> caps(long madeAt) {
      List<Held> caps = new ArrayList<>();
      for (Cap cap : book.caps()) {
        int limit = person.vip() ? cap.vipLimit() : cap.limit();
        caps.add(new Held(cap.id(), cap.window(), cap.scope(), Set.of(limit)));
      }
      if (!wishes.isEmpty()) {
        Set<Integer> limits = new HashSet<>();
        wishes.stream()
            .filter(wish -> wish.at() <= madeAt)
            .forEach(wish -> limits.add(book.honoured(wish.count())));
        caps.add(
            new Held(CapBook.OWN, Window.of(wishes.getFirst().window()), book.wishes(), limits));
      }
      return caps;
    }

    /** Whether a place was the person's, taken and not released when a decision was made. */
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
  }

  private void found(Kind kind, String text) {
    findings.add(new Finding(kind, text));
  }
}
