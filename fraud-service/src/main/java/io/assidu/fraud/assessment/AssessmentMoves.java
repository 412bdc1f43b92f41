package io.assidu.fraud.assessment;

import io.assidu.fraud.profile.ProfileListener;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Assessments go with their profile; erased, the score stays and its facts go. */
@ApplicationScoped
class AssessmentMoves implements ProfileListener {

  private final AssessmentStore store;

  AssessmentMoves(AssessmentStore store) {
    this.store = store;
  }

  @Override
  public Uni<Void> merged(Work work, UUID survivor, UUID absorbed) {
    return store.merge(work, survivor, absorbed);
  }

  @Override
  public Uni<Void> unmerged(Work work, UUID survivor, UUID restored, List<UUID> members) {
    return store.unmerge(work, survivor, restored, members);
  }

  @Override
  public Uni<Void> erased(Work work, UUID profileId) {
    return store.erase(work, profileId);
  }
}
