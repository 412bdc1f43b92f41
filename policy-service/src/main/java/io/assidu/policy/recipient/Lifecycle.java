package io.assidu.policy.recipient;

import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.policy.document.Condition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where somebody stands as a customer: all that a policy's conditions may ask about them. No other
 * trait is kept, and of these only what is a plain value.
 *
 * @param segments ids of the segments they are in
 * @param traits those of {@link Condition#TRAITS} that the profile has
 */
public record Lifecycle(List<String> segments, Map<String, Object> traits) {

  /** No stage of a customer's life has a longer name. */
  private static final int LONGEST_TEXT = 100;

  private static final Lifecycle UNKNOWN = new Lifecycle(List.of(), Map.of());

  public Lifecycle {
    segments = List.copyOf(segments);
    traits = Map.copyOf(traits);
  }

  /** Of somebody of whom no snapshot has said so. */
  public static Lifecycle unknown() {
    return UNKNOWN;
  }

  static Lifecycle of(ProfileChanged profile) {
    Map<String, Object> kept = new HashMap<>();
    for (String name : Condition.TRAITS) {
      Object value = profile.traits().get(name);
      if (value instanceof Number
          || value instanceof Boolean
          || (value instanceof String text && text.length() <= LONGEST_TEXT)) {
        kept.put(name, value);
      }
    }
    return new Lifecycle(profile.segments(), kept);
  }
}
