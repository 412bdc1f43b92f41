package io.assidu.channel.recipient;

import io.assidu.contracts.profile.ConsentChanged;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** What a feature does to its own rows when something happens to a profile, in one transaction. */
public interface ProfileFollower {

  /** Two profiles are one person now; what belonged to {@code absorbed} is the survivor's. */
  default Uni<Void> merged(Work work, UUID absorbed, UUID survivor) {
    return Uni.createFrom().voidItem();
  }

  /** They are not after all; what belonged to {@code restored} before is its own again. */
  default Uni<Void> unmerged(Work work, UUID restored) {
    return Uni.createFrom().voidItem();
  }

  /** A consent was given or withdrawn. */
  default Uni<Void> consentChanged(Work work, ConsentChanged change) {
    return Uni.createFrom().voidItem();
  }

  /** The person asked to be forgotten: nothing that names them stays. */
  default Uni<Void> erased(Work work, UUID profileId) {
    return Uni.createFrom().voidItem();
  }
}
