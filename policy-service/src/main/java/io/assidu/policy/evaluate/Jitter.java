package io.assidu.policy.evaluate;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Spreads those who wait for the same opening, so that not all are decided and sent at once.
 *
 * <p>Each person has one moment of their own for an opening, whatever is to be sent: of several
 * contacts that wait for it, the most important is still decided first. Another opening is another
 * moment, so that nobody is always the last.
 */
final class Jitter {
  private Jitter() {}

  /**
   * A moment from the opening on and before the closing, in whole milliseconds after the opening.
   *
   * @return the opening itself where there is no room
   */
  static Instant moment(Instant opening, Instant closing, UUID person) {
    long room = Duration.between(opening, closing).toMillis();
    if (room <= 0) {
      return opening;
    }
    long seed =
        person.getMostSignificantBits() ^ Long.rotateLeft(person.getLeastSignificantBits(), 32);
    return opening.plusMillis(Math.floorMod(mixed(seed ^ opening.toEpochMilli()), room));
  }

  /** The finalizer of SplitMix64: each bit of the seed moves each bit of the result. */
  private static long mixed(long seed) {
    long z = seed + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
