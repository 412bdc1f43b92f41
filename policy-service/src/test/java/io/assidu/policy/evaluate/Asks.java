package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.policy.document.CapWindow;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.Policies;
import io.assidu.policy.recipient.Lifecycle;
import io.assidu.policy.recipient.Preferences;
import io.assidu.policy.recipient.Recipient;
import io.assidu.policy.recipient.Suppression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question, put together step by step. Unless told otherwise: a Wednesday noon in Paris, somebody
 * with an e-mail address who said nothing yet, a marketing newsletter by e-mail, the seed policy.
 */
final class Asks {
  static final Instant WEDNESDAY_NOON = Instant.parse("2026-11-25T11:00:00Z");
  static final UUID CONTACT = UUID.fromString("0198d0c0-0000-7000-8000-000000000001");
  static final UUID PERSON = UUID.fromString("0198d0c0-0000-7000-8000-000000000002");

  private ContactPolicy policy = Policies.seed();
  private Purpose purpose = Purpose.MARKETING;
  private @Nullable String topic;
  private List<Channel> channels = List.of(Channel.EMAIL);
  private UUID person = PERSON;
  private @Nullable Instant sendAt;
  private @Nullable Instant expiresAt;
  private @Nullable ContactPoint brought;
  private @Nullable String zone = "Europe/Paris";
  private @Nullable String country;
  private Set<String> phone = Set.of();
  private Preferences.@Nullable Limit ownLimit;
  private @Nullable Instant pausedUntil;
  private @Nullable Channel preferred;
  private final List<String> segments = new ArrayList<>();
  private final Map<String, Object> traits = new HashMap<>();
  private @Nullable Instant frozenSince;
  private boolean erased;
  private Instant now = WEDNESDAY_NOON;
  private final Map<Channel, String> addresses = new HashMap<>(Map.of(Channel.EMAIL, "ab12"));
  private final List<ConsentState> consents = new ArrayList<>();
  private final List<Suppression> suppressions = new ArrayList<>();

  static Asks a() {
    return new Asks();
  }

  /** Somebody who said yes to marketing e-mail. */
  static Asks consented() {
    return a().said(ConsentStatus.GRANTED, null, "2026-01-01T00:00:00Z");
  }

  Asks policy(ContactPolicy value) {
    policy = value;
    return this;
  }

  Asks purpose(Purpose value) {
    purpose = value;
    return this;
  }

  Asks topic(@Nullable String value) {
    topic = value;
    return this;
  }

  Asks channels(Channel... values) {
    channels = List.of(values);
    return this;
  }

  Asks now(String value) {
    now = Instant.parse(value);
    return this;
  }

  Asks sendAt(String value) {
    sendAt = Instant.parse(value);
    return this;
  }

  Asks expiresAt(String value) {
    expiresAt = Instant.parse(value);
    return this;
  }

  Asks to(Channel channel, String address) {
    brought = new ContactPoint(channel, address);
    return this;
  }

  Asks livingIn(@Nullable String itsZone, @Nullable String itsCountry) {
    zone = itsZone;
    country = itsCountry;
    return this;
  }

  /** By the phone's number, as far as it tells. */
  Asks phoneOf(String... countries) {
    phone = Set.of(countries);
    return this;
  }

  Asks person(UUID value) {
    person = value;
    return this;
  }

  Asks address(Channel channel, String fingerprint) {
    addresses.put(channel, fingerprint);
    return this;
  }

  Asks noAddress() {
    addresses.clear();
    return this;
  }

  Asks frozen(String since) {
    frozenSince = Instant.parse(since);
    return this;
  }

  /** They want to hear from us at most so often. */
  Asks atMost(int count, CapWindow window) {
    ownLimit = new Preferences.Limit(count, window);
    return this;
  }

  /** They want to hear nothing until then. */
  Asks pausedUntil(String value) {
    pausedUntil = Instant.parse(value);
    return this;
  }

  Asks rather(Channel channel) {
    preferred = channel;
    return this;
  }

  Asks in(String segment) {
    segments.add(segment);
    return this;
  }

  Asks being(String trait, Object value) {
    traits.put(trait, value);
    return this;
  }

  Asks erased() {
    erased = true;
    return this;
  }

  Asks said(ConsentStatus status, @Nullable String about, String since) {
    return said(status, Channel.EMAIL, about, since);
  }

  Asks said(ConsentStatus status, Channel channel, @Nullable String about, String since) {
    consents.add(
        new ConsentState(
            record(consents.size()), purpose, channel, about, status, Instant.parse(since)));
    return this;
  }

  /** The id of the n-th thing said. */
  static UUID record(int n) {
    return new UUID(0xC0, n);
  }

  Asks happened(Suppression.Cause cause, Channel channel, @Nullable String address) {
    suppressions.add(
        new Suppression(
            cause,
            channel,
            address,
            null,
            null,
            CONTACT,
            null,
            Instant.parse("2026-02-01T00:00:00Z")));
    return this;
  }

  /** They said stop to marketing by e-mail. */
  Asks unsubscribed(@Nullable String about, String since) {
    suppressions.add(
        new Suppression(
            Suppression.Cause.UNSUBSCRIBED,
            Channel.EMAIL,
            null,
            Purpose.MARKETING,
            about,
            CONTACT,
            null,
            Instant.parse(since)));
    return this;
  }

  Question question() {
    ContactRequested contact =
        new ContactRequested(
            CONTACT,
            person,
            1,
            purpose,
            topic,
            channels,
            "campaign-news",
            Map.of(),
            null,
            50,
            null,
            sendAt,
            expiresAt,
            brought,
            now);
    Recipient recipient =
        new Recipient(
            person,
            1,
            zone,
            country,
            phone,
            addresses,
            consents,
            suppressions,
            new Preferences(ownLimit, pausedUntil, preferred),
            new Lifecycle(segments, traits),
            frozenSince,
            erased,
            null);
    return new Question(policy, contact, recipient, now);
  }

  Gate.Opening open() {
    return Gate.open(question());
  }

  /** The ruling of a question that needs no counting. */
  Ruling settled() {
    return ((Gate.Settled) open()).ruling();
  }

  /** The gate half open, for a question that needs counting. */
  Gate.Counting counting() {
    return (Gate.Counting) open();
  }
}
