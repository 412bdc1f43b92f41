package io.assidu.journey.profile;

import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.platform.rules.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rules see of a person: the variables {@code profile} and {@code consent}. */
final class PersonFacts {

  private PersonFacts() {}

  /** Of somebody of whom nothing is known, both variables are there and empty. */
  static Map<String, Object> of(@Nullable ProfileChanged snapshot) {
    return snapshot == null
        ? Map.of("profile", Map.of(), "consent", Map.of())
        : Map.of("profile", profile(snapshot), "consent", consent(snapshot.consents()));
  }

  private static Map<String, Object> profile(ProfileChanged snapshot) {
    Map<String, Object> profile = new HashMap<>(Facts.of(snapshot));
    profile.put("id", snapshot.profileId().toString());
    profile.put(
        "channels",
        snapshot.contactPoints().stream()
            .map(point -> Facts.of(point).get("channel"))
            .distinct()
            .toList());
    return profile;
  }

  /**
   * By {@code purpose.channel}, whether the whole purpose is granted. A consent to one topic only
   * is no consent to the purpose, and what was never asked is absent: a condition on it does not
   * hold.
   */
  private static Map<String, Object> consent(List<ConsentState> consents) {
    Map<String, Object> granted = new HashMap<>();
    for (ConsentState state : consents) {
      if (state.topic() == null) {
        Map<String, Object> names = Facts.of(state);
        granted.put(
            names.get("purpose") + "." + names.get("channel"),
            state.status() == ConsentStatus.GRANTED);
      }
    }
    return granted;
  }
}
