package io.assidu.journey.instance;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.ProfileChangeApplied;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.journey.definition.LiveJourneys;
import io.assidu.journey.engine.Ending;
import io.assidu.journey.engine.Engine;
import io.assidu.journey.engine.Person;
import io.assidu.journey.engine.Stimulus;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whose walks are whose when two profiles become one, when that is undone, and when one is erased.
 */
@ApplicationScoped
class Belongings {

  private final BelongingsStore store;
  private final InstanceStore instances;
  private final LiveJourneys journeys;
  private final Moves moves;
  private final Clock clock;
  private final String service;

  Belongings(
      BelongingsStore store,
      InstanceStore instances,
      LiveJourneys journeys,
      Moves moves,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.store = store;
    this.instances = instances;
    this.journeys = journeys;
    this.moves = moves;
    this.clock = clock;
    this.service = service;
  }

  /**
   * The survivor walks on for the absorbed. Where the survivor has entered the same journey (with
   * the same key), the survivor's walk counts: the absorbed one's ends, if it still runs.
   */
  Uni<Void> merge(Work work, ProfileMerged merged) {
    UUID survivor = merged.profileId();
    return instances
        .lockAll(work, merged.absorbedId())
        .flatMap(
            theirs ->
                store
                    .entriesOf(work, survivor)
                    .flatMap(taken -> Walks.each(inTheWay(theirs, taken), this::giveWay))
                    .flatMap(giveWay -> moves.save(work, giveWay)))
        .flatMap(saved -> store.hand(work, merged.mergeId(), merged.absorbedId(), survivor))
        .flatMap(
            handed ->
                store.noteMoved(
                    work, merged.mergeId(), clock.instant(), "Its profile was merged into another"))
        .invoke(() -> applied(work, merged.mergeId(), survivor, "merged"));
  }

  /** What the merge brought goes back. A walk that ended in between stays ended. */
  Uni<Void> unmerge(Work work, ProfileUnmerged unmerged) {
    return instances
        .lockAll(work, unmerged.profileId())
        .flatMap(
            locked ->
                store.noteMoved(
                    work,
                    unmerged.mergeId(),
                    clock.instant(),
                    "The merge of its profile was undone"))
        .flatMap(noted -> store.giveBack(work, unmerged.mergeId(), unmerged.profileId()))
        .invoke(() -> applied(work, unmerged.mergeId(), unmerged.restoredId(), "unmerged"));
  }

  /** Every walk ends, unsent messages are called off, and what rules saw of the person goes. */
  Uni<Void> erase(Work work, ProfileErased erased) {
    return instances
        .lockAll(work, erased.profileId())
        .flatMap(theirs -> Walks.each(theirs, stored -> stop(stored, Ending.ERASED, "Erased")))
        .flatMap(ended -> moves.save(work, ended))
        .flatMap(saved -> store.forgetFacts(work, erased.profileId()))
        .invoke(() -> applied(work, erased.erasureId(), erased.profileId(), "erased"));
  }

  private static List<Stored> inTheWay(List<Stored> theirs, Set<BelongingsStore.EntryTaken> taken) {
    return theirs.stream()
        .filter(stored -> stored.instance().running())
        .filter(stored -> taken.contains(BelongingsStore.EntryTaken.by(stored.instance())))
        .toList();
  }

  private Uni<Move> giveWay(Stored stored) {
    return stop(stored, Ending.MERGED, "The profile it was merged into has entered before");
  }

  private Uni<Move> stop(Stored stored, Ending ending, String why) {
    var instance = stored.instance();
    return journeys
        .version(instance.journeyId(), instance.version())
        .map(
            journey ->
                Engine.advance(
                    journey,
                    instance,
                    new Stimulus.Stop(ending, why),
                    Person.unasked(instance.profileId()),
                    clock.instant()))
        .map(transition -> new Move(stored, transition, 0));
  }

  private void applied(Work work, UUID changeId, UUID profileId, String change) {
    work.emit(
        Topics.PROFILE_APPLIED,
        profileId.toString(),
        new ProfileChangeApplied(changeId, profileId, change, service, clock.instant()));
  }
}
