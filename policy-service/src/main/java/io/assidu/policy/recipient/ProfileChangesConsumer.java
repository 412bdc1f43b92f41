package io.assidu.policy.recipient;

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
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what the policy knows of people up to date, and carries out merges and erasures. */
@ApplicationScoped
class ProfileChangesConsumer {

  private final Inbox inbox;
  private final RecipientStore store;
  private final Recipients recipients;
  private final List<ProfileLifecycle> keepers;
  private final MeterRegistry meters;
  private final Clock clock;
  private final String service;

  ProfileChangesConsumer(
      Inbox inbox,
      RecipientStore store,
      Recipients recipients,
      @All List<ProfileLifecycle> keepers,
      MeterRegistry meters,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.inbox = inbox;
    this.store = store;
    this.recipients = recipients;
    this.keepers = keepers;
    this.meters = meters;
    this.clock = clock;
    this.service = service;
  }

  @Incoming("profile-changes")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receiveHolding("recipient", batch, Topics.PROFILE_CHANGES, this::hold, this::on);
  }

  /** In the order in which those who decide hold them. */
  private Uni<Void> hold(Work work, List<Event<ProfileChange>> events) {
    Set<UUID> people = new HashSet<>();
    for (Event<ProfileChange> event : events) {
      people.add(event.data().profileId());
      switch (event.data()) {
        case ProfileMerged merge -> people.add(merge.absorbedId());
        case ProfileUnmerged unmerge -> people.add(unmerge.restoredId());
        default -> {
          // about one person
        }
      }
    }
    return store.hold(work, people);
  }

  private Uni<Void> on(Work work, Event<ProfileChange> event) {
    return switch (event.data()) {
      case ProfileChanged profile -> take(work, profile);
      case ProfileMerged merge -> merged(work, merge);
      case ProfileUnmerged unmerge -> unmerged(work, unmerge);
      case ProfileErased erasure -> erased(work, erasure);
      // The snapshot that follows says it all.
      case ConsentChanged consent -> Uni.createFrom().voidItem();
      case SegmentEntered entered -> Uni.createFrom().voidItem();
      case SegmentExited exited -> Uni.createFrom().voidItem();
    };
  }

  /** What somebody says of being contacted, and nobody understands, is counted and left aside. */
  private Uni<Void> take(Work work, ProfileChanged profile) {
    PreferencesReader.Reading said = PreferencesReader.of(profile.traits());
    work.afterCommit(
        () ->
            said.ignored()
                .forEach(
                    member ->
                        meters
                            .counter("assidu.policy.preferences.ignored", "member", member)
                            .increment()));
    return store.take(work, profile, said.preferences());
  }

  private Uni<Void> merged(Work work, ProfileMerged merge) {
    return recipients
        .merge(work, merge.mergeId(), merge.profileId(), merge.absorbedId())
        .chain(
            () ->
                each(
                    keeper ->
                        keeper.merged(
                            work, merge.mergeId(), merge.profileId(), merge.absorbedId())))
        .invoke(() -> applied(work, merge.mergeId(), merge.profileId(), "merged"));
  }

  private Uni<Void> unmerged(Work work, ProfileUnmerged unmerge) {
    return recipients
        .unmerge(work, unmerge.mergeId(), unmerge.profileId(), unmerge.restoredId())
        .chain(() -> each(keeper -> keeper.unmerged(work, unmerge.mergeId(), unmerge.restoredId())))
        .invoke(() -> applied(work, unmerge.mergeId(), unmerge.profileId(), "unmerged"));
  }

  private Uni<Void> erased(Work work, ProfileErased erasure) {
    return recipients
        .erase(work, erasure.profileId())
        .chain(() -> each(keeper -> keeper.erased(work, erasure.profileId())))
        .invoke(() -> applied(work, erasure.erasureId(), erasure.profileId(), "erased"));
  }

  private void applied(Work work, UUID changeId, UUID profileId, String change) {
    work.emit(
        Topics.PROFILE_APPLIED,
        profileId.toString(),
        new ProfileChangeApplied(changeId, profileId, change, service, clock.instant()));
  }

  private Uni<Void> each(Function<ProfileLifecycle, Uni<Void>> change) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (ProfileLifecycle keeper : keepers) {
      all = all.chain(() -> change.apply(keeper));
    }
    return all;
  }
}
