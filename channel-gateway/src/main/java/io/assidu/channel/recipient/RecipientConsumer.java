package io.assidu.channel.recipient;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.ConsentChanged;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.ProfileChangeApplied;
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
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps recipients up to date, and tells the other features what happened to a profile. */
@ApplicationScoped
class RecipientConsumer {
  private static final String SERVICE = "channel-gateway";

  private final Inbox inbox;
  private final RecipientStore recipients;
  private final Instance<ProfileFollower> followers;
  private final Clock clock;

  RecipientConsumer(
      Inbox inbox, RecipientStore recipients, Instance<ProfileFollower> followers, Clock clock) {
    this.inbox = inbox;
    this.recipients = recipients;
    this.followers = followers;
    this.clock = clock;
  }

  @Incoming("profile-changes")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive("recipients", batch, Topics.PROFILE_CHANGES, this::on);
  }

  private Uni<Void> on(Work work, Event<ProfileChange> event) {
    return switch (event.data()) {
      case ProfileChanged changed -> recipients.put(work, changed);
      case ProfileMerged merged ->
          recipients
              .absorb(work, merged.absorbedId(), merged.profileId())
              .chain(() -> all(f -> f.merged(work, merged.absorbedId(), merged.profileId())))
              .invoke(() -> applied(work, merged.mergeId(), merged.profileId(), "merged"));
      case ProfileUnmerged unmerged ->
          recipients
              .restore(work, unmerged.restoredId())
              .chain(() -> all(follower -> follower.unmerged(work, unmerged.restoredId())))
              .invoke(() -> applied(work, unmerged.mergeId(), unmerged.profileId(), "unmerged"));
      case ProfileErased erased ->
          recipients
              .erase(work, erased.profileId(), erased.version())
              .chain(() -> all(follower -> follower.erased(work, erased.profileId())))
              .invoke(() -> applied(work, erased.erasureId(), erased.profileId(), "erased"));
      case ConsentChanged consent -> all(follower -> follower.consentChanged(work, consent));
      case SegmentEntered _, SegmentExited _ -> Uni.createFrom().voidItem();
    };
  }

  /** One after the other: they share a connection. */
  private Uni<Void> all(Function<ProfileFollower, Uni<Void>> action) {
    Uni<Void> done = Uni.createFrom().voidItem();
    for (ProfileFollower follower : followers) {
      done = done.chain(() -> action.apply(follower));
    }
    return done;
  }

  private void applied(Work work, UUID changeId, UUID profileId, String change) {
    work.emit(
        Topics.PROFILE_APPLIED,
        profileId.toString(),
        new ProfileChangeApplied(changeId, profileId, change, SERVICE, clock.instant()));
  }
}
