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

  public Candidate candidate() {
    return new Candidate(
        profile.id(), profile.createdAt(), profile.identifiers(), merges, apart);
  }
}
