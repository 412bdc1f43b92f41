package io.assidu.policy.decision;

import io.assidu.platform.work.Work;
import io.assidu.policy.pressure.Pressure;
import io.assidu.policy.recipient.ProfileLifecycle;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Moves contacts along with the people they belong to. The counters need not be moved: the rows'
 * revisions have changed, so each person's are rebuilt from the log when they are next asked.
 */
@ApplicationScoped
class ContactKeeper implements ProfileLifecycle {

  private final ContactStore contacts;
  private final Pressure pressure;

  ContactKeeper(ContactStore contacts, Pressure pressure) {
    this.contacts = contacts;
    this.pressure = pressure;
  }

  @Override
  public Uni<Void> merged(Work work, UUID mergeId, UUID survivor, UUID absorbed) {
    return contacts.move(work, mergeId, survivor, absorbed);
  }

  @Override
  public Uni<Void> unmerged(Work work, UUID mergeId, UUID restored) {
    return contacts.moveBack(work, mergeId, restored);
  }

  @Override
  public Uni<Void> erased(Work work, UUID profileId) {
    return contacts.erase(work, profileId).chain(() -> pressure.forget(profileId));
  }
}
