package io.assidu.fraud.profile;

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
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class ProfileConsumer {

  private final Inbox inbox;
  private final ProfileProjection projection;

  ProfileConsumer(Inbox inbox, ProfileProjection projection) {
    this.inbox = inbox;
    this.projection = projection;
  }

  @Incoming("profile-changes")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive("profile", batch, Topics.PROFILE_CHANGES, this::on);
  }

  private Uni<Void> on(Work work, Event<ProfileChange> event) {
    return switch (event.data()) {
      case ProfileChanged snapshot -> projection.changed(work, snapshot);
      case ProfileMerged merge -> projection.merged(work, merge);
      case ProfileUnmerged unmerge -> projection.unmerged(work, unmerge);
      case ProfileErased erasure -> projection.erased(work, erasure);
      case ConsentChanged consent -> Uni.createFrom().voidItem();
      case SegmentEntered entered -> Uni.createFrom().voidItem();
      case SegmentExited exited -> Uni.createFrom().voidItem();
    };
  }
}
