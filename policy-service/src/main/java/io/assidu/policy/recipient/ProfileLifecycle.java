package io.assidu.policy.recipient;

import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Whoever keeps something by profile id takes part in merges, un-merges and erasures. */
public interface ProfileLifecycle {

  /** What is kept of {@code absorbed} now belongs to {@code survivor}; both rows are locked. */
  Uni<Void> merged(Work work, UUID mergeId, UUID survivor, UUID absorbed);

  /** What came over with the merge goes back to {@code restored}; both rows are locked. */
  Uni<Void> unmerged(Work work, UUID mergeId, UUID restored);

  /** Nothing is kept of them any more. */
  Uni<Void> erased(Work work, UUID profileId);
}
