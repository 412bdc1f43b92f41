package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.ContactRequested;
import io.assidu.policy.document.Arbitration;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.Protection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who comes before a contact when places are few.
 *
 * @param rank the place of the contact's class in the order; before the highest comes nobody
 */
record Arbiter(Arbitration rules, int rank, Question question) {

  /** Empty when nobody comes before anybody, or the contact is exempt: that is not held back. */
  static Optional<Arbiter> of(Question question) {
    Arbitration rules = question.policy().arbitration();
    return rules == null || question.exemption().isPresent()
        ? Optional.empty()
        : Optional.of(new Arbiter(rules, rules.rank(question.contact().priority()), question));
  }

  String name() {
    return name(rank);
  }

  String name(int ofRank) {
    return rules.classes().get(ofRank).id();
  }

  /** The same cap, less what is kept for the classes above. */
  Cap keeping(Cap cap) {
    List<Integer> levels = levels(cap.rule());
    return rank == 0 || levels.size() < rank ? cap : cap.keeping(scaled(levels.get(rank - 1), cap));
  }

  private List<Integer> levels(CapRule rule) {
    Protection protect = rule.protect();
    if (protect == null) {
      return List.of();
    }
    return protect.computed() == null
        ? protect.levels(rules)
        : question.competition().levels().getOrDefault(rule.id(), List.of());
  }

  /** Of one place in three the dormant, who have one in all, keep none: the nearest whole place. */
  private static int scaled(int kept, Cap cap) {
    return Math.toIntExact(Math.round((double) kept * cap.limit() / cap.rule().limit()));
  }

  /** The scheduled contacts of the classes above that will need a place, the soonest first. */
  List<Ahead> ahead() {
    return rules.lookAhead() && rank > 0
        ? question.competition().scheduled().stream()
            .flatMap(this::ahead)
            .sorted(Comparator.comparing(Ahead::at))
            .toList()
        : List.of();
  }

  private Stream<Ahead> ahead(Scheduled scheduled) {
    ContactRequested other = scheduled.contact();
    int itsRank = rules.rank(other.priority());
    if (itsRank >= rank || other.contactId().equals(question.contact().contactId())) {
      return Stream.empty();
    }
    // What is overdue is decided any moment now.
    Instant at = scheduled.due().isBefore(question.now()) ? question.now() : scheduled.due();
    Question then =
        new Question(question.policy(), other, question.recipient(), at, question.overrides());
    return then.exemption().isPresent()
        ? Stream.empty()
        : Gate.likely(then).map(channel -> new Ahead(other, at, channel, itsRank)).stream();
  }
}
