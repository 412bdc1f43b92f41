package io.assidu.policy.recipient;

import io.assidu.contracts.contact.Channel;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a channel is closed for a person.
 *
 * @param address fingerprint of the address it happened to: a bounce concerns only that address
 * @param contactId the contact whose outcome it was
 * @param mergeId the merge it came with, so that an un-merge takes it away again
 */
public record Suppression(
    Cause cause,
    Channel channel,
    @Nullable String address,
    UUID contactId,
    @Nullable UUID mergeId,
    Instant since) {

  /** What happened. */
  public enum Cause {
    BOUNCED,
    COMPLAINED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Suppression through(UUID merge) {
    return new Suppression(cause, channel, address, contactId, merge, since);
  }

  boolean sameAs(Suppression other) {
    return cause == other.cause
        && channel == other.channel
        && Objects.equals(address, other.address);
  }
}
