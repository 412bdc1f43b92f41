package io.assidu.policy.recipient;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.Purpose;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a channel is closed for a person.
 *
 * @param address fingerprint of the address it happened to: a bounce concerns only that address
 * @param purpose what they unsubscribed from; null for what closes the channel whatever the purpose
 * @param topic what of it; null for all
 * @param contactId the contact whose outcome it was
 * @param mergeId the merge it came with, so that an un-merge takes it away again
 */
public record Suppression(
    Cause cause,
    Channel channel,
    @Nullable String address,
    @Nullable Purpose purpose,
    @Nullable String topic,
    UUID contactId,
    @Nullable UUID mergeId,
    Instant since) {

  /** What happened. */
  public enum Cause {
    BOUNCED,
    COMPLAINED,
    /** By the link in a message, or by the word STOP. */
    UNSUBSCRIBED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A bounce is about an address, a complaint about the channel, a stop about what was sent. */
  static Suppression of(Cause cause, ContactOutcome outcome, @Nullable String address) {
    boolean stop = cause == Cause.UNSUBSCRIBED;
    return new Suppression(
        cause,
        outcome.channel(),
        stop ? null : address,
        stop ? outcome.purpose() : null,
        stop ? outcome.topic() : null,
        outcome.contactId(),
        null,
        outcome.at());
  }

  Suppression through(UUID merge) {
    return new Suppression(cause, channel, address, purpose, topic, contactId, merge, since);
  }

  /** Each merge brings its own, so that an un-merge takes away no other. */
  boolean sameAs(Suppression other) {
    return cause == other.cause
        && channel == other.channel
        && purpose == other.purpose
        && Objects.equals(address, other.address)
        && Objects.equals(topic, other.topic)
        && Objects.equals(mergeId, other.mergeId);
  }
}
