package io.assidu.fraud.profile;

import io.assidu.contracts.profile.Identifier;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Answers who somebody is. */
@ApplicationScoped
public class Profiles {

  private final ProfileStore store;

  Profiles(ProfileStore store) {
    this.store = store;
  }

  /** Empty while profile-service has not told us of the identifier. */
  public Uni<Optional<UUID>> resolve(Work work, Identifier identifier) {
    return store.resolve(work, identifier);
  }

  /** The profile an id belongs to now: the same, unless it was absorbed by a merge. */
  public Uni<UUID> surviving(Work work, UUID profileId) {
    return store.surviving(work, profileId);
  }

  public Uni<Optional<Known>> find(Work work, UUID profileId) {
    return store.find(work, profileId);
  }
}
