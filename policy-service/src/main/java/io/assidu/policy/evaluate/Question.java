package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.policy.country.PhoneCountries;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.Exemption;
import io.assidu.policy.recipient.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * May this contact to this person happen, under this policy, asked at this moment?
 *
 * @param overrides emergency overrides that may be in force, whatever they cover
 * @param competition what it competes with for the last places under the caps
 */
public record Question(
    ContactPolicy policy,
    ContactRequested contact,
    Recipient recipient,
    Instant now,
    List<OverrideInForce> overrides,
    Competition competition) {

  /** Without any competition. */
  public Question(
      ContactPolicy policy,
      ContactRequested contact,
      Recipient recipient,
      Instant now,
      List<OverrideInForce> overrides) {
    this(policy, contact, recipient, now, overrides, Competition.none());
  }

  /** The moment the answer is about: when it is asked, or the later one the asker wants. */
  Instant at() {
    Instant sendAt = contact.sendAt();
    return sendAt == null || sendAt.isBefore(now) ? now : sendAt;
  }

  /** The person at the phone that will be used: the request may bring a number of its own. */
  Recipient reached() {
    ContactPoint brought = contact.recipient();
    return brought == null || brought.channel() != Channel.SMS
        ? recipient
        : recipient.at(PhoneCountries.of(brought.address()));
  }

  /** Worthless at the given moment. */
  boolean expiredAt(Instant moment) {
    Instant expiresAt = contact.expiresAt();
    return expiresAt != null && !moment.isBefore(expiresAt);
  }

  Optional<Exemption> exemption() {
    return policy.exemption(contact);
  }

  /**
   * The channels to try, in order: the asker's, else the policy's; the person's own wish comes
   * before both.
   */
  List<Channel> channels() {
    List<Channel> wanted =
        contact.channels().isEmpty() ? policy.channelOrder() : contact.channels();
    return Wishes.preferredFirst(
        this, wanted.stream().filter(channel -> channel != Channel.UNKNOWN).distinct().toList());
  }
}
