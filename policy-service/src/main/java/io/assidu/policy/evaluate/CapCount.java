package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one cap counted for one channel.
 *
 * @param cap the rule's id
 * @param count contacts in the fullest window that holds this moment, without the one that is asked
 *     for
 * @param limit what it says of this person
 * @param kept how many places are for contacts of a higher class
 * @param foreseen as {@code count}, with the scheduled contacts that come before
 * @param freeAt when there will be room again, when there is none but what is kept
 */
public record CapCount(
    String cap,
    Channel channel,
    int count,
    int limit,
    int kept,
    int foreseen,
    @Nullable Instant freeAt) {

  /** Where nothing is kept and nothing foreseen. */
  public CapCount(String cap, Channel channel, int count, int limit, @Nullable Instant freeAt) {
    this(cap, channel, count, limit, 0, count, freeAt);
  }

  /** Nobody finds room. */
  boolean isFull() {
    return count >= limit;
  }

  /** The only room left is kept for a higher class. */
  boolean isKept() {
    return count >= limit - kept;
  }

  /** There is room for this contact, now and when those that come before will have come. */
  public boolean hasRoom() {
    return !isKept() && foreseen < limit;
  }
}
