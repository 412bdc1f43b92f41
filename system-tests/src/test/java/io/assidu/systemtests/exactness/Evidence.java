package io.assidu.systemtests.exactness;

import io.assidu.systemtests.exactness.CapBook.Exemption;
import io.assidu.systemtests.exactness.DecisionLog.Decision;
import io.assidu.systemtests.exactness.Deeds.Told;
import io.assidu.systemtests.exactness.Deeds.Word;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was asked, done and recorded in a run, and what can be told from it at once. */
final class Evidence {
  private final CapBook book;
  private final Map<UUID, Person> people;
  private final Deeds deeds;
  private final DecisionLog log;
  private final Map<UUID, List<Decision>> decisions;

  /**
   * @param people all that were asked for, by id
   */
  Evidence(CapBook book, Map<UUID, Person> people, Deeds deeds, DecisionLog log) {
    this.book = book;
    this.people = people;
    this.deeds = deeds;
    this.log = log;
    this.decisions =
        log.decisions().stream()
            .sorted(Comparator.comparing(Decision::id))
            .collect(Collectors.groupingBy(Decision::contactId));
  }

  CapBook book() {
    return book;
  }

  Person person(UUID id) {
    return Objects.requireNonNull(people.get(id));
  }

  Deeds deeds() {
    return deeds;
  }

  DecisionLog log() {
    return log;
  }

  /** By contact, in the order in which they were made. */
  Map<UUID, List<Decision>> decisions() {
    return decisions;
  }

  /** The decisions about one contact, in the order in which they were made. */
  List<Decision> decisions(UUID contactId) {
    return decisions.getOrDefault(contactId, List.of());
  }

  @Nullable Ask ask(UUID contactId) {
    return deeds.asks().get(contactId);
  }

  /** Whether no cap holds such a contact back. */
  boolean isExempt(Ask ask) {
    return book.exemption(ask) != null;
  }

  /** Whether a decision takes a place under the caps. */
  boolean takesPlace(Decision decision, Ask ask) {
    Exemption exemption = book.exemption(ask);
    return decision.verdict().equals("APPROVED") && (exemption == null || exemption.counted());
  }

  /** The place that a decision takes. */
  Place place(Decision decision, Ask ask) {
    Told told = deeds.told(ask.contactId());
    Told release = told != null && told.fate().releases() ? told : null;
    return new Place(
        ask.contactId(),
        whose(decision, ask),
        whose(decisions(ask.contactId()).getFirst(), ask),
        ask,
        Objects.requireNonNull(decision.channel()),
        decision.at(),
        decision.madeAt(),
        release != null ? release.at() : Long.MAX_VALUE,
        release != null ? deeds.heardBy(ask.contactId()) : Long.MAX_VALUE);
  }

  /** Of people who are merged, the word on Kafka says who they were at the time. */
  UUID whose(Decision decision, Ask ask) {
    Word word = deeds.published().get(decision.id());
    return word == null ? ask.person().id() : word.profileId();
  }
}
