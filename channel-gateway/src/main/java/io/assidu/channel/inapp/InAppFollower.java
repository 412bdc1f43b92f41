package io.assidu.channel.inapp;

import io.assidu.channel.recipient.ProfileFollower;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Erases the messages of those who ask to be forgotten; merges reach them through deliveries. */
@ApplicationScoped
class InAppFollower implements ProfileFollower {
  private final InAppStore store;

  InAppFollower(InAppStore store) {
    this.store = store;
  }

  @Override
  public Uni<Void> erased(Work work, UUID profileId) {
    return store.erase(work, profileId);
  }
}
