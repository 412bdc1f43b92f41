package io.assidu.channel.delivery;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.JourneyStep;
import io.assidu.contracts.contact.Purpose;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approved contact on its way.
 *
 * @param profileId whose it is now, after any merge
 * @param parameters what the asker gave the template
 * @param address overrides the profile's own address on this channel
 * @param attempt counts from 1; the hand-over that is under way
 * @param decidedAt when it was approved; an approval is not good for ever
 * @param expiresAt worthless after this instant
 */
public record Delivery(
    UUID contactId,
    UUID profileId,
    Purpose purpose,
    @Nullable String topic,
    Channel channel,
    String template,
    Map<String, Object> parameters,
    @Nullable String address,
    @Nullable JourneyStep journey,
    int attempt,
    Instant decidedAt,
    @Nullable Instant expiresAt,
    String correlationId) {

  /**
   * Whether a second copy is worse than none: promise 4. An in-app message is not among them, for
   * storing it twice stores it once.
   */
  boolean atMostOnce() {
    return purpose == Purpose.MARKETING && channel != Channel.IN_APP;
  }

  /** Whether a person may ask not to get more of the kind. */
  public boolean canBeUnsubscribed() {
    return purpose == Purpose.MARKETING || purpose == Purpose.SERVICE;
  }
}
