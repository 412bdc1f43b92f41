package io.assidu.policy;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.testkit.KafkaProbe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer as profile-service would tell of them, and the contacts somebody asks for. */
public final class Customer {

  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private final UUID id = UUID.randomUUID();
  private final List<ConsentState> consents = new ArrayList<>();
  private final Map<String, Object> traits = new HashMap<>();
  private final List<String> segments = new ArrayList<>();
  private @Nullable String zone = "Europe/Paris";
  private @Nullable String country = "FR";
  private String address = "customer@example.org";
  private @Nullable String phone;
  private long version;

  private Customer() {}

  /** Somebody in Paris with an e-mail address who said nothing yet; not announced either. */
  public static Customer silent() {
    return new Customer();
  }

  /** Somebody in Paris who said yes to marketing e-mail, announced. */
  public static Customer consenting() {
    return silent().says(ConsentStatus.GRANTED).announced();
  }

  public UUID id() {
    return id;
  }

  public long version() {
    return version;
  }

  public Customer in(String itsZone) {
    zone = itsZone;
    return this;
  }

  /** Nobody knows where, unless the phone tells. */
  public Customer somewhere() {
    zone = null;
    country = null;
    return this;
  }

  public Customer phone(String number) {
    phone = number;
    return this;
  }

  public Customer movesTo(String newAddress) {
    address = newAddress;
    return this;
  }

  /** They have a telephone as well. */
  public Customer callable() {
    phone = "+33612345678";
    return this;
  }

  private List<ContactPoint> contactPoints() {
    ContactPoint mailbox = new ContactPoint(Channel.EMAIL, address);
    return phone == null
        ? List.of(mailbox)
        : List.of(mailbox, new ContactPoint(Channel.SMS, phone));
  }

  /** About marketing by e-mail; the latest word stands. */
  public Customer says(ConsentStatus status) {
    consents.clear();
    consents.add(
        new ConsentState(
            UUID.randomUUID(), Purpose.MARKETING, Channel.EMAIL, null, status, LONG_AGO));
    return this;
  }

  /** What they ask of everybody who contacts them, as a preference centre would write it. */
  public Customer prefers(Map<String, Object> preferences) {
    traits.put("contactPreferences", preferences);
    return this;
  }

  public Customer entering(String segment) {
    segments.add(segment);
    return this;
  }

  public Customer leaving(String segment) {
    segments.remove(segment);
    return this;
  }

  public UUID consentRecord() {
    return consents.getFirst().recordId();
  }

  /** Publishes the snapshot as the next version. */
  public Customer announced() {
    KafkaProbe.publish(Topics.PROFILE_CHANGES, id.toString(), snapshot());
    return this;
  }

  /** The next version, for who brings it by themselves. */
  public ProfileChanged snapshot() {
    version++;
    return new ProfileChanged(
        id,
        version,
        List.of(),
        Map.copyOf(traits),
        contactPoints(),
        "fr-FR",
        zone,
        country,
        List.copyOf(consents),
        List.copyOf(segments),
        LONG_AGO);
  }

  /** They are to be forgotten. */
  public void erased() {
    version++;
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        id.toString(),
        new ProfileErased(UUID.randomUUID(), id, version, LONG_AGO));
  }

  public ContactRequested asks(Purpose purpose) {
    return asks(purpose, version, null, null, 50);
  }

  /** A service message on any of these channels; none leaves it to the policy. */
  public ContactRequested asksOn(Channel... channels) {
    return asks(Purpose.SERVICE, List.of(channels), version, null, null, 50);
  }

  /** Marketing, by somebody who knows a version that may not have arrived yet. */
  public ContactRequested asksKnowing(long itsVersion) {
    return asks(Purpose.MARKETING, itsVersion, null, null, 50);
  }

  /** Marketing, not before a moment and worthless after another. */
  public ContactRequested asks(
      @Nullable Instant sendAt, @Nullable Instant expiresAt, int priority) {
    return asks(Purpose.MARKETING, version, sendAt, expiresAt, priority);
  }

  private ContactRequested asks(
      Purpose purpose,
      long itsVersion,
      @Nullable Instant sendAt,
      @Nullable Instant expiresAt,
      int priority) {
    return asks(purpose, List.of(Channel.EMAIL), itsVersion, sendAt, expiresAt, priority);
  }

  private ContactRequested asks(
      Purpose purpose,
      List<Channel> channels,
      long itsVersion,
      @Nullable Instant sendAt,
      @Nullable Instant expiresAt,
      int priority) {
    return new ContactRequested(
        UUID.randomUUID(),
        id,
        itsVersion,
        purpose,
        null,
        channels,
        "campaign-news",
        Map.of("headline", "Autumn"),
        null,
        priority,
        null,
        sendAt,
        expiresAt,
        null,
        LONG_AGO);
  }
}
