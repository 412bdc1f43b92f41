package io.assidu.fraud.profile;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.contracts.profile.ProfileChangeApplied;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.platform.work.Work;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Follows profile-service, and tells the features that keep something by profile. */
@ApplicationScoped
class ProfileProjection {

  private static final String SERVICE = "fraud-service";

  private final ProfileStore store;
  private final List<ProfileListener> listeners;
  private final Clock clock;

  ProfileProjection(ProfileStore store, @All List<ProfileListener> listeners, Clock clock) {
    this.store = store;
    this.listeners = listeners;
    this.clock = clock;
  }

  /** Takes a snapshot that is newer than what is held. */
  Uni<Void> changed(Work work, ProfileChanged snapshot) {
    UUID id = snapshot.profileId();
    return store
        .find(work, id)
        .chain(
            held ->
                held.isPresent() && held.get().version() >= snapshot.version()
                    ? Uni.createFrom().voidItem()
                    : take(work, held.map(Known::email).orElse(null), snapshot));
  }

  private Uni<Void> take(Work work, @Nullable String before, ProfileChanged snapshot) {
    UUID id = snapshot.profileId();
    String email = email(snapshot);
    return store
        .save(work, id, snapshot.version(), email, snapshot.identifiers())
        .chain(() -> tell(listener -> listener.identified(work, id, snapshot.identifiers())))
        .chain(
            () ->
                before == null || before.equalsIgnoreCase(email)
                    ? Uni.createFrom().voidItem()
                    : tell(listener -> listener.emailChanged(work, id, before, snapshot.at())));
  }

  private static @Nullable String email(ProfileChanged snapshot) {
    return snapshot.contactPoints().stream()
        .filter(point -> point.channel() == Channel.EMAIL)
        .map(ContactPoint::address)
        .findFirst()
        .orElse(null);
  }

  Uni<Void> merged(Work work, ProfileMerged merge) {
    UUID survivor = merge.profileId();
    return store
        .merge(work, merge.mergeId(), survivor, merge.absorbedId())
        .chain(() -> tell(listener -> listener.merged(work, survivor, merge.absorbedId())))
        .invoke(() -> applied(work, merge.mergeId(), survivor, "merged"));
  }

  Uni<Void> unmerged(Work work, ProfileUnmerged unmerge) {
    UUID survivor = unmerge.profileId();
    UUID restored = unmerge.restoredId();
    return store
        .unmerge(work, unmerge.mergeId(), restored)
        .chain(members -> tell(listener -> listener.unmerged(work, survivor, restored, members)))
        .invoke(() -> applied(work, unmerge.mergeId(), survivor, "unmerged"));
  }

  Uni<Void> erased(Work work, ProfileErased erasure) {
    UUID id = erasure.profileId();
    return tell(listener -> listener.erased(work, id))
        .chain(() -> store.erase(work, id))
        .invoke(() -> applied(work, erasure.erasureId(), id, "erased"));
  }

  private Uni<Void> tell(Function<ProfileListener, Uni<Void>> what) {
    Uni<Void> told = Uni.createFrom().voidItem();
    for (ProfileListener listener : listeners) {
      told = told.chain(() -> what.apply(listener));
    }
    return told;
  }

  private void applied(Work work, UUID changeId, UUID profileId, String change) {
    work.emit(
        Topics.PROFILE_APPLIED,
        profileId.toString(),
        new ProfileChangeApplied(changeId, profileId, change, SERVICE, clock.instant()));
  }
}
