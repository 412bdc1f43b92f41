package io.assidu.journey.engine;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/**
 * What a walk may know of the one who walks.
 *
 * @param version of the profile that the facts are taken from
 * @param zone where the person's clock is
 * @param facts what rules see, by variable: {@code profile}, {@code consent}
 */
public record Person(UUID profileId, long version, ZoneId zone, Map<String, Object> facts) {

  /** Somebody of whom nothing is asked: for moves that no rule decides. */
  public static Person unasked(UUID profileId) {
    return new Person(profileId, 0, ZoneOffset.UTC, Map.of());
  }

  /** The same person, known to be in this version at least. */
  public Person since(long atLeast) {
    return new Person(profileId, Math.max(version, atLeast), zone, facts);
  }
}
