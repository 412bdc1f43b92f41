package io.assidu.channel;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.platform.identity.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One intended message to one person, as policy-service approves it; variations are withers. */
public record Contact(
    UUID contactId,
    UUID profileId,
    long profileVersion,
    Purpose purpose,
    Channel channel,
    String template,
    Map<String, Object> params,
    @Nullable String address,
    @Nullable Instant expiresAt,
    Verdict verdict) {

  /** A marketing e-mail to a person, by the template {@code welcome}. */
  public static Contact to(UUID profileId) {
    return new Contact(
        Ids.next(),
        profileId,
        1,
        Purpose.MARKETING,
        Channel.EMAIL,
        "welcome",
        Map.of(),
        null,
        null,
        Verdict.APPROVED);
  }

  /** Another contact that differs in its purpose. */
  public Contact purpose(Purpose other) {
    return new Contact(
        contactId,
        profileId,
        profileVersion,
        other,
        channel,
        template,
        params,
        address,
        expiresAt,
        verdict);
  }

  public Contact channel(Channel other) {
    return new Contact(
        contactId,
        profileId,
        profileVersion,
        purpose,
        other,
        template,
        params,
        address,
        expiresAt,
        verdict);
  }

  public Contact template(String other, Map<String, Object> values) {
    return new Contact(
        contactId,
        profileId,
        profileVersion,
        purpose,
        channel,
        other,
        values,
        address,
        expiresAt,
        verdict);
  }

  public Contact address(String other) {
    return new Contact(
        contactId,
        profileId,
        profileVersion,
        purpose,
        channel,
        template,
        params,
        other,
        expiresAt,
        verdict);
  }

  public Contact expiresAt(Instant other) {
    return new Contact(
        contactId,
        profileId,
        profileVersion,
        purpose,
        channel,
        template,
        params,
        address,
        other,
        verdict);
  }

  public Contact verdict(Verdict other) {
    return new Contact(
        contactId,
        profileId,
        profileVersion,
        purpose,
        channel,
        template,
        params,
        address,
        expiresAt,
        other);
  }

  /** The record as it stands on {@code assidu.contact.decisions}. */
  public ContactDecided decided(Instant at) {
    ContactPoint recipient = address == null ? null : new ContactPoint(channel, address);
    ContactRequested requested =
        new ContactRequested(
            contactId,
            profileId,
            profileVersion,
            purpose,
            "newsletter",
            List.of(channel),
            template,
            params,
            null,
            50,
            null,
            null,
            expiresAt,
            recipient,
            at);
    return new ContactDecided(
        Ids.next(),
        contactId,
        profileId,
        verdict,
        verdict == Verdict.APPROVED ? channel : null,
        verdict == Verdict.DEFERRED ? at.plusSeconds(3_600) : null,
        List.of(new Reason("consent", "passed", Map.of())),
        "default",
        1,
        null,
        null,
        requested,
        at);
  }

  /**
   * A snapshot of a person with one e-mail address, as it stands on {@code assidu.profile.changes}.
   */
  public static ProfileChanged person(
      UUID profileId, long version, String email, String locale, Instant at) {
    return new ProfileChanged(
        profileId,
        version,
        List.of(
            new Identifier(IdentifierType.EMAIL, email),
            new Identifier(IdentifierType.CUSTOMER_ID, "customer-of-" + profileId)),
        Map.of("firstName", "Ada"),
        List.of(new ContactPoint(Channel.EMAIL, email)),
        locale,
        "Europe/Paris",
        "FR",
        List.of(),
        List.of(),
        at);
  }
}
