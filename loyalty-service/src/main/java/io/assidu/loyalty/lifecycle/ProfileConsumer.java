package io.assidu.loyalty.lifecycle;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.ConsentChanged;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.contracts.profile.SegmentEntered;
import io.assidu.contracts.profile.SegmentExited;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.messaging.Inbox;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Changes of profiles in. */
@ApplicationScoped
class ProfileConsumer {

  private final Inbox inbox;
  private final Lifecycle lifecycle;

  ProfileConsumer(Inbox inbox, Lifecycle lifecycle) {
    this.inbox = inbox;
    this.lifecycle = lifecycle;
  }

  @Incoming("profile-changes")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receiveHolding(
        "profiles",
        batch,
        Topics.PROFILE_CHANGES,
        (work, changes) -> lifecycle.hold(work, whoseAccountsMove(changes)),
        this::on);
  }

  private static Set<UUID> whoseAccountsMove(List<Event<ProfileChange>> changes) {
    Set<UUID> profiles = new HashSet<>();
    for (Event<ProfileChange> change : changes) {
      switch (change.data()) {
        case ProfileMerged merged -> {
          profiles.add(merged.profileId());
          profiles.add(merged.absorbedId());
        }
        case ProfileUnmerged unmerged -> profiles.add(unmerged.profileId());
        case ProfileErased erased -> profiles.add(erased.profileId());
        case ProfileChanged changed -> {}
        case ConsentChanged consent -> {}
        case SegmentEntered entered -> {}
        case SegmentExited exited -> {}
      }
    }
    return profiles;
  }

  private Uni<Void> on(Work work, Event<ProfileChange> event) {
    return switch (event.data()) {
      case ProfileChanged changed -> lifecycle.changed(work, changed);
      case ProfileMerged merged -> lifecycle.merged(work, merged);
      case ProfileUnmerged unmerged -> lifecycle.unmerged(work, unmerged);
      case ProfileErased erased -> lifecycle.erased(work, erased);
      case ConsentChanged consent -> Uni.createFrom().voidItem();
      case SegmentEntered entered -> Uni.createFrom().voidItem();
      case SegmentExited exited -> Uni.createFrom().voidItem();
    };
  }
}
