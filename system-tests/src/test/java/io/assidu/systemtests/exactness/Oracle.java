package io.assidu.systemtests.exactness;

import io.assidu.systemtests.exactness.DecisionLog.Contact;
import io.assidu.systemtests.exactness.DecisionLog.Decision;
import io.assidu.systemtests.exactness.Deeds.Fate;
import io.assidu.systemtests.exactness.Deeds.Told;
import io.assidu.systemtests.exactness.Deeds.Word;
import io.assidu.systemtests.exactness.Finding.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Goes through everything that was decided and counts it once more, by brute force and with no code
 * of the service. For the caps see {@link Account}.
 */
final class Oracle {
  private final Evidence evidence;
  private final Deeds deeds;
  private final List<Finding> findings = new ArrayList<>();
  private long counts;
  private long exactCounts;

  private Oracle(Evidence evidence) {
    this.evidence = evidence;
    this.deeds = evidence.deeds();
  }

  /**
   * What it found.
   *
   * @param counts how many counts it did again
   * @param exactCounts for how many of them it knew the one right answer
   */
  record Report(List<Finding> findings, long counts, long exactCounts) {}

  static Report examine(Evidence evidence) {
    Oracle oracle = new Oracle(evidence);
    oracle.everyRequestIsDecidedOnce();
    oracle.everyWordIsKept();
    oracle.everyPlaceIsRight();
    oracle.noCapIsBreached();
    return new Report(oracle.findings, oracle.counts, oracle.exactCounts);
  }

  private void everyRequestIsDecidedOnce() {
    Set<UUID> known = new HashSet<>();
    for (Contact contact : evidence.log().contacts()) {
      known.add(contact.id());
      Ask ask = evidence.ask(contact.id());
      if (ask == null) {
        found(Kind.STRAY, "contact %s was never asked for".formatted(contact.id()));
      } else {
        isDecidedOnce(contact, ask);
      }
    }
    for (UUID asked : deeds.asks().keySet()) {
      if (!known.contains(asked) || evidence.decisions(asked).isEmpty()) {
        found(Kind.LOST, "contact %s was never decided".formatted(asked));
      }
    }
  }

  private void isDecidedOnce(Contact contact, Ask ask) {
    List<Decision> made = evidence.decisions(contact.id());
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
        && (contact.dueAt() == null || contact.dueAt() <= evidence.log().until())) {
      found(Kind.LOST, "%s is deferred for ever".formatted(contact));
    }
  }

  /**
   * What is to be sent is told on Kafka, each decision, and nothing else; an answer is no dream.
   */
  private void everyWordIsKept() {
    Map<UUID, Decision> made = new HashMap<>();
    for (Decision decision : evidence.log().decisions()) {
      made.put(decision.id(), decision);
      Ask ask = evidence.ask(decision.contactId());
      boolean published = deeds.published().containsKey(decision.id());
      if (ask != null && published != ask.way().delivers()) {
        found(Kind.WORD, "%s, asked by %s, told: %s".formatted(decision, ask.way(), published));
      }
    }
    deeds.published().values().forEach(word -> isKept(word, made));
    deeds.answers().forEach(word -> isKept(word, made));
  }

  private void isKept(Word word, Map<UUID, Decision> made) {
    Decision decision = made.get(word.decisionId());
    if (decision == null
        || !decision.contactId().equals(word.contactId())
        || !decision.verdict().equals(word.verdict())) {
      found(Kind.WORD, "%s was told, the log has %s".formatted(word, decision));
    }
  }

  /** Who is approved takes a place at that moment, unless exempt, and it ends as clients tell. */
  private void everyPlaceIsRight() {
    for (Contact contact : evidence.log().contacts()) {
      Ask ask = evidence.ask(contact.id());
      List<Decision> made = evidence.decisions(contact.id());
      if (ask == null || made.isEmpty()) {
        continue;
      }
      boolean counts = evidence.takesPlace(made.getLast(), ask);
      Told told = deeds.told(contact.id());
      String place = counts ? (told == null ? Fate.UNKNOWN : told.fate()).place() : null;
      Long placeAt = counts ? made.getLast().at() : null;
      if (!Objects.equals(contact.place(), place) || !Objects.equals(contact.placeAt(), placeAt)) {
        found(Kind.PLACE, "%s must be %s at %s".formatted(contact, place, placeAt));
      }
    }
  }

  private void noCapIsBreached() {
    Merges merges = new Merges(deeds.merges());
    Map<UUID, List<Place>> places = new HashMap<>();
    Map<UUID, List<Decision>> decisions = new HashMap<>();
    evidence.decisions().forEach((contact, made) -> sort(contact, made, places, decisions));
    decisions.forEach(
        (person, made) -> {
          List<Place> known = new ArrayList<>();
          merges.oneWith(person).forEach(who -> known.addAll(places.getOrDefault(who, List.of())));
          Account account = new Account(evidence, merges, person, known);
          made.forEach(account::check);
          if (!merges.touch(person)) {
            account.checkInTheEnd();
          }
          findings.addAll(account.findings());
          counts += account.counts();
          exactCounts += account.exactCounts();
        });
  }

  /** Puts what was decided about a contact to whom it was about. */
  private void sort(
      UUID contact,
      List<Decision> made,
      Map<UUID, List<Place>> places,
      Map<UUID, List<Decision>> decisions) {
    Ask ask = evidence.ask(contact);
    if (ask == null) {
      return;
    }
    for (Decision decision : made) {
      UUID person = evidence.whose(decision, ask);
      decisions.computeIfAbsent(person, _ -> new ArrayList<>()).add(decision);
      if (evidence.takesPlace(decision, ask)) {
        places.computeIfAbsent(person, _ -> new ArrayList<>()).add(evidence.place(decision, ask));
      }
    }
  }

  private void found(Kind kind, String text) {
    findings.add(new Finding(kind, text));
  }
}
