package io.assidu.systemtests.exactness;

import io.assidu.systemtests.exactness.Ask.Way;
import io.assidu.systemtests.exactness.DecisionLog.Contact;
import io.assidu.systemtests.exactness.DecisionLog.Count;
import io.assidu.systemtests.exactness.DecisionLog.Decision;
import io.assidu.systemtests.exactness.Deeds.Fate;
import io.assidu.systemtests.exactness.Deeds.Merge;
import io.assidu.systemtests.exactness.Deeds.Word;
import io.assidu.systemtests.exactness.Finding.Kind;
import io.assidu.systemtests.exactness.Oracle.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run that somebody wrote down, for the oracle to judge. One minute passes with each entry. The
 * policy has one cap: two marketing contacts in any hour.
 */
final class Recording {
  static final Person ANNA = Person.of(1, 0);
  static final Person BERT = Person.of(1, 9);

  private static final String POLICY =
      """
      {"caps": [{"id": "two", "limit": 2, "window": {"rolling": "PT1H"},
                 "appliesTo": {"purposes": ["marketing", "service"]}}],
       "exemptions": [{"purposes": ["service"], "counted": true}, {"purposes": ["security"]}]}
      """;

  private static final String CAP = "two";
  private static final int LIMIT = 2;
  private static final long MINUTE = 60_000;
  private static final Instant END = Instant.parse("2026-10-26T00:00:00Z");

  private long now = Instant.parse("2026-10-25T00:00:00Z").toEpochMilli();
  private final Deeds deeds = new Deeds(() -> Instant.ofEpochMilli(now));
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Contact> contacts = new ArrayList<>();
  private final UUID merge = UUID.randomUUID();

  /** Somebody asks for a contact. Nobody has decided it yet. */
  UUID asked(Person person, String purpose) {
    UUID id = UUID.randomUUID();
    deeds.asked(
        new Ask(
            id,
            person,
            purpose,
            null,
            null,
            List.of("email"),
            50,
            null,
            null,
            Way.KAFKA,
            false,
            1,
            false));
    return id;
  }

  /** A marketing contact with Anna that is approved, having seen so many before it. */
  UUID approved(int count) {
    UUID contact = asked(ANNA, "marketing");
    decided(contact, ANNA, "APPROVED", count, "passed");
    return contact;
  }

  /** A marketing contact with Anna that found no room. */
  UUID full() {
    UUID contact = asked(ANNA, "marketing");
    decided(contact, ANNA, "SUPPRESSED", LIMIT, "suppressed");
    return contact;
  }

  /** One that counts but is never held back. */
  UUID exempt(int count) {
    UUID contact = asked(ANNA, "service");
    decided(contact, ANNA, "APPROVED", count, "exempt");
    return contact;
  }

  UUID deferred() {
    UUID contact = asked(ANNA, "marketing");
    decided(contact, ANNA, "DEFERRED", null, "deferred");
    change(contact, c -> withDue(c, now + MINUTE));
    return contact;
  }

  /**
   * Writes a decision down, with all that goes with it.
   *
   * @param whose who they were by then
   * @param count what was counted; null where nothing was
   */
  void decided(UUID contact, Person whose, String verdict, @Nullable Integer count, String effect) {
    now += MINUTE;
    UUID id = new UUID(now << 16 | 0x7000, Long.MIN_VALUE | decisions.size());
    boolean approved = verdict.equals("APPROVED");
    decisions.add(
        new Decision(
            id,
            contact,
            verdict,
            approved ? "email" : null,
            now,
            effect.equals("suppressed") ? "cap:" + CAP : "channel",
            count == null ? List.of() : List.of(new Count(CAP, "email", count, LIMIT, effect))));
    deeds.published(new Word(id, contact, whose.id(), verdict));
    contacts.removeIf(one -> one.id().equals(contact));
    contacts.add(
        new Contact(
            contact,
            whose.id(),
            verdict,
            id,
            approved ? "RESERVED" : null,
            approved ? now : null,
            null));
  }

  /** Anna's address turns out to be dead. */
  void failed(UUID contact) {
    now += MINUTE;
    deeds.tells(contact, Fate.FAILED);
    now += MINUTE;
    deeds.heardAllBefore(now);
    change(
        contact,
        c ->
            new Contact(
                c.id(), c.profileId(), c.verdict(), c.decisionId(), "RELEASED", c.placeAt(), null));
  }

  /** Bert turns out to be Anna. */
  void merged() {
    now += MINUTE;
    deeds.put(merge, Merge.asked(ANNA.id(), BERT.id(), now));
    now += MINUTE;
    deeds.put(merge, merge().done(now));
  }

  /** Or not. */
  void unmerged() {
    now += MINUTE;
    deeds.put(merge, merge().undoAsked(now));
    now += MINUTE;
    deeds.put(merge, merge().undone(now));
  }

  private Merge merge() {
    return Objects.requireNonNull(deeds.merge(merge));
  }

  /** Forges what stands of a contact. */
  void change(UUID contact, UnaryOperator<Contact> forgery) {
    contacts.replaceAll(one -> one.id().equals(contact) ? forgery.apply(one) : one);
  }

  /** Forges what stands in the log. */
  void changeLast(UnaryOperator<Decision> forgery) {
    decisions.set(decisions.size() - 1, forgery.apply(decisions.getLast()));
  }

  Decision last() {
    return decisions.getLast();
  }

  void forget(Decision decision) {
    decisions.remove(decision);
  }

  void tell(Word word) {
    deeds.published(word);
  }

  static Contact withDue(Contact contact, @Nullable Long dueAt) {
    return new Contact(
        contact.id(),
        contact.profileId(),
        contact.verdict(),
        contact.decisionId(),
        contact.place(),
        contact.placeAt(),
        dueAt);
  }

  /** What the oracle says to it all, if everything has been decided by then. */
  Set<Kind> judged() throws IOException {
    return judged(END);
  }

  Set<Kind> judged(Instant until) throws IOException {
    Report report =
        Oracle.examine(
            new Evidence(
                CapBook.of(POLICY),
                Map.of(ANNA.id(), ANNA, BERT.id(), BERT),
                deeds,
                new DecisionLog(decisions, contacts, until.toEpochMilli())));
    return report.findings().stream().map(Finding::kind).collect(Collectors.toSet());
  }
}
