package io.assidu.policy.replay;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.document.CapWindow;
import io.assidu.policy.pressure.Slot;
import io.assidu.policy.recipient.Lifecycle;
import io.assidu.policy.recipient.Preferences;
import io.assidu.policy.recipient.Recipient;
import io.assidu.policy.recipient.Suppression;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The history of somebody in Paris with an e-mail address, put together step by step. */
final class Histories {

  private static final UUID PERSON = new UUID(1, 1);

  private final List<RecordedContact> contacts = new ArrayList<>();
  private final List<Suppression> suppressions = new ArrayList<>();
  private final Map<UUID, Slot> before = new HashMap<>();
  private final Map<UUID, Instant> released = new HashMap<>();
  private Preferences preferences = Preferences.none();
  private @Nullable Instant frozenSince;

  /** A service message by e-mail that was decided once. */
  Histories asked(String at, Verdict verdict, String rule) {
    return asked(at, 50, decision(at, verdict, rule, null));
  }

  Histories asked(String at, int priority, RecordedDecision... decisions) {
    return asked(Instant.parse(at), priority, null, decisions);
  }

  /** It was sent, and then turned out to have reached nobody. */
  Histories askedInVain(String at, String itsRelease) {
    return asked(
        Instant.parse(at),
        50,
        Instant.parse(itsRelease),
        decision(at, Verdict.APPROVED, "channel", null));
  }

  private Histories asked(
      Instant at, int priority, @Nullable Instant inVain, RecordedDecision... decisions) {
    contacts.add(
        new RecordedContact(request(contacts.size(), priority, at), List.of(decisions), inVain));
    return this;
  }

  static RecordedDecision decision(
      String at, Verdict verdict, String rule, @Nullable String until, SeenConsent... consents) {
    return new RecordedDecision(
        verdict,
        verdict == Verdict.APPROVED ? Channel.EMAIL : null,
        until == null ? null : Instant.parse(until),
        rule,
        List.of(consents),
        Instant.parse(at));
  }

  Histories countedBefore(String at) {
    before.put(
        new UUID(2, before.size()),
        new Slot(Instant.parse(at), Channel.EMAIL, Purpose.SERVICE, null, null));
    return this;
  }

  Histories releasedWithin(String at) {
    released.put(new UUID(2, before.size() - 1), Instant.parse(at));
    return this;
  }

  Histories complained(String since) {
    suppressions.add(
        new Suppression(
            Suppression.Cause.COMPLAINED,
            Channel.EMAIL,
            null,
            null,
            null,
            PERSON,
            null,
            Instant.parse(since)));
    return this;
  }

  Histories frozen(String since) {
    frozenSince = Instant.parse(since);
    return this;
  }

  Histories wishing(int contacts, CapWindow window) {
    preferences = new Preferences(new Preferences.Limit(contacts, window), null, null);
    return this;
  }

  PersonHistory history() {
    Recipient person =
        new Recipient(
            PERSON,
            1,
            "Europe/Paris",
            "FR",
            Set.of(),
            Map.of(Channel.EMAIL, "ab12"),
            List.of(),
            suppressions,
            preferences,
            Lifecycle.unknown(),
            frozenSince,
            false,
            null);
    return new PersonHistory(person, contacts, before, released);
  }

  private static ContactRequested request(int number, int priority, Instant at) {
    return new ContactRequested(
        new UUID(3, number),
        PERSON,
        1,
        Purpose.SERVICE,
        null,
        List.of(Channel.EMAIL),
        "news",
        Map.of(),
        null,
        priority,
        BigDecimal.TEN,
        null,
        null,
        null,
        at);
  }
}
