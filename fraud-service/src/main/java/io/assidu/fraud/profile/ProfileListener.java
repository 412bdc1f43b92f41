package io.assidu.fraud.profile;

import io.assidu.contracts.profile.Identifier;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Hears of changes to profiles, inside the unit of work in which the projection changes. */
public interface ProfileListener {

  /** Identifiers are now known to mean this profile. */
  default Uni<Void> identified(Work work, UUID profileId, List<Identifier> identifiers) {
    return Uni.createFrom().voidItem();
  }

  /** Another e-mail address, as the company's own systems see it. */
  default Uni<Void> emailChanged(Work work, UUID profileId, String previous, Instant at) {
    return Uni.createFrom().voidItem();
  }

  /** What was the absorbed profile's is the survivor's from now on. */
  Uni<Void> merged(Work work, UUID survivor, UUID absorbed);

  /**
   * @param survivor the profile it is split off
   * @param members the profiles whose rows, by origin, are the restored one's again; itself among
   *     them
   */
  Uni<Void> unmerged(Work work, UUID survivor, UUID restored, List<UUID> members);

  /** Whatever names the person or tells of them goes. */
  Uni<Void> erased(Work work, UUID profileId);
}
