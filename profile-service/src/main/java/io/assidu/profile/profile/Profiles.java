package io.assidu.profile.profile;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.assidu.profile.ProfileError;
import io.assidu.profile.identity.Resolution.Absorbed;
import io.assidu.profile.segment.Segments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Profiles under their lock. Whoever changes one locks it, works on the value, and saves it: the
 * version moves by one, segments are evaluated, and the change is published, all in one
 * transaction.
 */
@ApplicationScoped
public class Profiles {

  private final ProfileStore store;
  private final EdgeStore edges;
  private final MergeStore merges;
  private final Segments segments;

  Profiles(ProfileStore store, EdgeStore edges, MergeStore merges, Segments segments) {
    this.store = store;
    this.edges = edges;
    this.merges = merges;
    this.segments = segments;
  }

  /** The profile that this one is today, locked; fails when there is none or it was erased. */
  public Uni<Profile> locked(Work work, UUID id) {
    return store
        .root(work, id, true)
        .flatMap(
            root ->
                root.active()
                    ? Uni.createFrom().item(root.profile())
                    : locked(work, id)); // it was merged while we waited
  }

  /** The profile that this one is today, to look at. */
  public Uni<Profile> current(Work work, UUID id) {
    return store.root(work, id, false).map(ProfileStore.Stored::profile);
  }

  /** The profiles that these identifiers point to, to look at. */
  Uni<List<Profile>> pointedToBy(Work work, Collection<Identifier> identifiers) {
    return store
        .owners(work, identifiers, false)
        .map(found -> found.stream().map(ProfileStore.Stored::profile).toList());
  }

  /**
   * Every profile that one of these identifiers points to, locked. Until the transaction ends
   * nobody else can attach, move or resolve these identifiers.
   */
  public Uni<List<Loaded>> owners(Work work, Collection<Identifier> identifiers) {
    return edges
        .lock(work, identifiers)
        .flatMap(locked -> lockedOwners(work, identifiers))
        .flatMap(
            found ->
                found.size() < 2
                    ? Uni.createFrom().item(found.stream().map(Loaded::alone).toList())
                    : merges.bonds(work, found));
  }

  private Uni<List<Profile>> lockedOwners(Work work, Collection<Identifier> identifiers) {
    return store
        .owners(work, identifiers, true)
        .flatMap(
            found -> {
              boolean moved = found.stream().anyMatch(f -> moved(f, identifiers));
              return moved
                  ? lockedOwners(work, identifiers)
                  : Uni.createFrom()
                      .item(found.stream().map(ProfileStore.Stored::profile).toList());
            });
  }

  /** It was merged, or lost the identifier, while we waited for it. */
  private static boolean moved(ProfileStore.Stored found, Collection<Identifier> asked) {
    return !found.active() || Collections.disjoint(found.profile().identifiers().keySet(), asked);
  }

  /** Points identifiers to a profile that was saved before. */
  public Uni<Void> attach(
      Work work, UUID profileId, Collection<Identifier> identifiers, UUID eventId, Instant now) {
    return edges.attach(work, profileId, identifiers, eventId, now);
  }

  /**
   * Two profiles become one. The survivor still has to be saved.
   *
   * @param link the proof
   * @param changes where the word of it is added
   * @return the survivor with all that the other had
   */
  public Uni<Profile> absorb(
      Work work,
      Profile survivor,
      Profile other,
      Absorbed link,
      UUID eventId,
      List<LongFunction<ProfileChange>> changes,
      Instant now) {
    UUID mergeId = Ids.next();
    changes.add(
        version ->
            new ProfileMerged(
                mergeId, survivor.id(), version, other.id(), link.evidence().type(), now));
    return store
        .absorbed(work, other.id(), survivor.id(), now)
        .flatMap(done -> edges.move(work, other.id(), survivor.id(), null, "merged", mergeId, now))
        .flatMap(done -> merges.merged(work, mergeId, survivor.id(), link, eventId, now))
        .map(done -> survivor.joined(other));
  }

  /**
   * Saves a profile, and publishes it if anybody could see a difference: that it was heard again
   * what is known already is only remembered.
   *
   * @param before null when it is new
   * @param changes what else there is to say of this change, once its version is known
   * @return the profile as it is now
   */
  public Uni<Profile> saved(
      Work work,
      @Nullable Profile before,
      Profile after,
      List<LongFunction<ProfileChange>> changes,
      Instant now) {
    if (before != null && changes.isEmpty() && after.looksLike(before)) {
      return after.equals(before)
          ? Uni.createFrom().item(after)
          : store.save(work, after, now).replaceWith(after);
    }
    Profile next = after.withVersion(after.version() + 1);
    return segments
        .evaluate(work, next.snapshot(now), next.segments(), now)
        .flatMap(
            evaluation -> {
              Profile whole = next.withSegments(evaluation.memberships());
              return store
                  .save(work, whole, now)
                  .flatMap(
                      done -> segments.record(work, whole.id(), whole.version(), evaluation, now))
                  .invoke(() -> publish(work, whole, changes, evaluation, now))
                  .replaceWith(whole);
            });
  }

  private static void publish(
      Work work,
      Profile profile,
      List<LongFunction<ProfileChange>> changes,
      Segments.Evaluation evaluation,
      Instant now) {
    changes.forEach(change -> emit(work, change.apply(profile.version())));
    emit(work, profile.snapshot(now));
    evaluation
        .flips()
        .forEach(flip -> emit(work, flip.change(profile.id(), profile.version(), now)));
  }

  private static void emit(Work work, ProfileChange change) {
    work.emit(Topics.PROFILE_CHANGES, change.profileId().toString(), change);
  }

  /** A merge that stands, and the two it would part into. */
  public record Parting(UUID mergeId, UUID absorbedId, Instant mergedAt, Profile root) {}

  /** Looks up a merge to undo it; its profile and all that points to it are locked. */
  public Uni<Parting> parting(Work work, UUID id, UUID mergeId) {
    return current(work, id)
        .flatMap(root -> edges.lock(work, root.identifiers().keySet()))
        .flatMap(done -> locked(work, id))
        .flatMap(
            root ->
                merges
                    .standing(work, mergeId, root.id())
                    .map(
                        merge ->
                            merge.orElseThrow(
                                () ->
                                    ProfileError.NOT_MERGED.problem(
                                        "This profile has no merge of this id that stands.")))
                    .map(m -> new Parting(m.id(), m.absorbedId(), m.at(), root)));
  }

  /** The identifiers that the absorbed profile had when it was absorbed. */
  public Uni<Set<Identifier>> absorbedIdentifiers(Work work, Parting parting) {
    return edges.closedBy(work, parting.absorbedId(), parting.mergeId());
  }

  /** Identifiers that were attached after the merge, in their order, each with the event. */
  public Uni<Map<Identifier, UUID>> attachedSince(Work work, Parting parting) {
    return edges.attachedSince(work, parting.root().id(), parting.mergedAt());
  }

  /**
   * Takes the absorbed profile out again with these identifiers. The pair is never merged again.
   * Both still have to be saved.
   *
   * @return the profile as it was before the merge, with what points to it now
   */
  public Uni<Profile> part(Work work, Parting parting, Set<Identifier> back, Instant now) {
    UUID root = parting.root().id();
    UUID restored = parting.absorbedId();
    return edges
        .move(work, root, restored, back, "restored", parting.mergeId(), now)
        .flatMap(done -> merges.undone(work, parting.mergeId(), restored, root, now))
        .flatMap(done -> store.detached(work, restored))
        .map(
            alone -> {
              Map<Identifier, Instant> own = new HashMap<>(parting.root().identifiers());
              own.keySet().retainAll(back);
              return alone.withIdentifiers(own);
            });
  }
}
