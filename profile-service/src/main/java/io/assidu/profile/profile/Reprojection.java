package io.assidu.profile.profile;

import io.assidu.contracts.profile.EventContext;
import io.assidu.profile.trait.Traits;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Makes traits and place anew from what was said; the rest of the profile stays. */
public final class Reprojection {

  /** What one event said. */
  public record Said(Map<String, Object> traits, EventContext context, Instant at) {}

  private Reprojection() {}

  public static Profile of(Profile profile, Collection<Said> all) {
    Profile blank = profile.withTraits(Traits.none()).withPlace(Traits.none());
    for (Said said : all) {
      blank = blank.told(said.traits(), said.context(), said.at());
    }
    return blank;
  }
}
