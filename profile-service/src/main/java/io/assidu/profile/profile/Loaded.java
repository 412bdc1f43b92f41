package io.assidu.profile.profile;

import io.assidu.profile.identity.Candidate;
import java.util.Set;
import java.util.UUID;

/**
 * A locked profile with what identity resolution asks about it.
 *
 * @param merges how many profiles it has absorbed
 * @param apart the profiles it was split from by hand
 */
public record Loaded(Profile profile, int merges, Set<UUID> apart) {

  /** One that nothing is to be merged with: then its bonds do not matter. */
  static Loaded alone(Profile profile) {
    return new Loaded(profile, 0, Set.of());
  }

  public Candidate candidate() {
    return new Candidate(profile.id(), profile.createdAt(), profile.identifiers(), merges, apart);
  }
}
