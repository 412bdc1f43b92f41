package io.assidu.channel.delivery;

import io.assidu.contracts.contact.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * When to try again, and when to stop.
 *
 * @param first pause after the first attempt; each further one doubles it
 * @param longest no pause is longer, a receiver's own wish excepted
 * @param marketingFor how long after its approval a marketing message may still be sent: quiet
 *     hours may have begun since, and its slot under the cap is better given to another
 * @param otherFor the same for all other purposes
 */
record Retry(Duration first, Duration longest, Duration marketingFor, Duration otherFor) {
  private static final int MOST_DOUBLINGS = 20;
  private static final int JITTER_PERCENT = 25;

  /**
   * The pause after an attempt: up to a quarter longer for some, so that not all return at once.
   */
  Duration pause(UUID contactId, int attempt) {
    Duration pause = first.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
    Duration capped = pause.compareTo(longest) > 0 ? longest : pause;
    int percent = Math.floorMod(contactId.hashCode() + attempt, JITTER_PERCENT + 1);
    return capped.plus(capped.multipliedBy(percent).dividedBy(100));
  }

  /** The last instant at which a message of this purpose may be tried. */
  Instant until(Purpose purpose, Instant decidedAt) {
    return decidedAt.plus(purpose == Purpose.MARKETING ? marketingFor : otherFor);
  }
}
