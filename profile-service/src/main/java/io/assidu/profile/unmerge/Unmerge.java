package io.assidu.profile.unmerge;

import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.platform.work.Work;
import io.assidu.profile.consent.PartingConsents;
import io.assidu.profile.history.Entry;
import io.assidu.profile.history.History;
import io.assidu.profile.identity.IdentityRules;
import io.assidu.profile.identity.Split;
import io.assidu.profile.identity.Split.Later;
import io.assidu.profile.order.Orders;
import io.assidu.profile.profile.Profile;
import io.assidu.profile.profile.Profiles;
import io.assidu.profile.profile.Profiles.Parting;
import io.assidu.profile.profile.Reprojection;
import io.assidu.profile.profile.Reprojection.Said;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Undoes a merge: edges are closed and opened again, events that arrived since follow their
 * identifiers, and both profiles are projected anew.
 */
@ApplicationScoped
class Unmerge {

  private final Profiles profiles;
  private final History history;
  private final Orders orders;
  private final PartingConsents consents;
  private final Clock clock;
  private final Split split = new Split(IdentityRules.standard());

  Unmerge(
      Profiles profiles, History history, Orders orders, PartingConsents consents, Clock clock) {
    this.profiles = profiles;
    this.history = history;
    this.orders = orders;
    this.consents = consents;
    this.clock = clock;
  }

  /** What goes where. */
  private record Plan(Parting parting, Set<Identifier> back, List<UUID> events) {}

  Uni<UnmergeView> undo(Work work, UUID profileId, UUID mergeId) {
    Instant now = clock.instant();
    return profiles
        .parting(work, profileId, mergeId)
        .flatMap(parting -> plan(work, parting))
        .flatMap(plan -> carryOut(work, plan, now));
  }

  private Uni<Plan> plan(Work work, Parting parting) {
    return profiles
        .absorbedIdentifiers(work, parting)
        .flatMap(
            absorbed ->
                profiles
                    .attachedSince(work, parting)
                    .flatMap(
                        attached ->
                            history
                                .all(work, parting.root().id())
                                .map(all -> plan(parting, absorbed, attached, all))));
  }

  private Plan plan(
      Parting parting,
      Set<Identifier> absorbed,
      Map<Identifier, UUID> attached,
      List<Entry> entries) {
    Map<UUID, List<Identifier>> company =
        entries.stream().collect(Collectors.toMap(Entry::eventId, Entry::identifiers));
    Set<Identifier> all = parting.root().identifiers().keySet();
    List<Later> later =
        attached.entrySet().stream()
            .map(e -> new Later(e.getKey(), company.getOrDefault(e.getValue(), List.of())))
            .toList();
    Set<Identifier> back = split.returning(absorbed, all, later);
    Set<Identifier> stay = new HashSet<>(all);
    stay.removeAll(back);
    List<UUID> events =
        entries.stream()
            .filter(e -> !e.takenAt().isBefore(parting.mergedAt()))
            .filter(e -> split.follows(e.identifiers(), back, stay))
            .map(Entry::eventId)
            .toList();
    return new Plan(parting, back, events);
  }

  private Uni<UnmergeView> carryOut(Work work, Plan plan, Instant now) {
    Parting parting = plan.parting();
    Profile root = parting.root();
    List<LongFunction<ProfileChange>> ofRoot = new ArrayList<>();
    List<LongFunction<ProfileChange>> ofRestored = new ArrayList<>();
    ofRoot.add(
        version ->
            new ProfileUnmerged(parting.mergeId(), root.id(), version, parting.absorbedId(), now));
    return profiles
        .part(work, parting, plan.back(), now)
        .flatMap(
            restored ->
                history
                    .reassign(work, plan.events(), restored.id())
                    .flatMap(done -> projected(work, remaining(root, plan.back()), now))
                    .flatMap(remains -> consents.remaining(work, remains))
                    .flatMap(remains -> profiles.saved(work, root, remains, ofRoot, now))
                    .flatMap(done -> projected(work, restored, now))
                    .flatMap(
                        part ->
                            consents.restored(
                                work,
                                newer(part, root),
                                root.id(),
                                parting.mergeId(),
                                parting.mergedAt(),
                                now,
                                ofRestored))
                    .flatMap(part -> profiles.saved(work, null, part, ofRestored, now)))
        .map(restored -> new UnmergeView(parting.mergeId(), root.id(), restored.id()));
  }

  private static Profile remaining(Profile root, Set<Identifier> back) {
    Map<Identifier, Instant> identifiers =
        root.identifiers().entrySet().stream()
            .filter(e -> !back.contains(e.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return root.withIdentifiers(identifiers);
  }

  /** Whoever saw the two as one knows a version of the whole: the part's must be newer. */
  private static Profile newer(Profile part, Profile root) {
    return part.withVersion(Math.max(part.version(), root.version()));
  }

  private Uni<Profile> projected(Work work, Profile profile, Instant now) {
    return history
        .all(work, profile.id())
        .map(
            entries ->
                Reprojection.of(
                    profile,
                    entries.stream()
                        .map(e -> new Said(e.traits(), e.context(), e.occurredAt()))
                        .toList()))
        .flatMap(
            anew ->
                orders
                    .traits(work, profile.id(), now)
                    .map(sums -> anew.withTraits(anew.traits().and(sums))));
  }
}
