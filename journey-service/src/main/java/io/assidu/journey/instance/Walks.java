package io.assidu.journey.instance;

import io.assidu.journey.definition.LiveJourneys;
import io.assidu.journey.engine.Ending;
import io.assidu.journey.engine.Engine;
import io.assidu.journey.engine.Happening;
import io.assidu.journey.engine.Instance;
import io.assidu.journey.engine.Journey;
import io.assidu.journey.engine.Person;
import io.assidu.journey.engine.Stimulus;
import io.assidu.journey.engine.Transition;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Takes what happens to the instances it concerns, and begins new ones. */
@ApplicationScoped
class Walks {

  private final LiveJourneys journeys;
  private final InstanceStore store;
  private final Moves moves;
  private final Clock clock;

  Walks(LiveJourneys journeys, InstanceStore store, Moves moves, Clock clock) {
    this.journeys = journeys;
    this.store = store;
    this.moves = moves;
    this.clock = clock;
  }

  /**
   * Somebody did something. It first moves the walks that are under way; only a journey that did
   * not take it in may be started by it.
   *
   * @param correlationId of the event, and so of the instances it starts
   */
  Uni<Void> happened(Work work, Person person, Happening event, String correlationId) {
    Instant now = clock.instant();
    return journeys
        .inForce()
        .flatMap(
            inForce ->
                store
                    .lockMovable(work, person.profileId())
                    .flatMap(under -> each(under, walk -> move(walk, inForce, person, event, now)))
                    .flatMap(
                        all ->
                            moves
                                .save(
                                    work, all.stream().filter(m -> m.transition().moved()).toList())
                                .flatMap(
                                    saved ->
                                        each(
                                            inForce.live(),
                                            journey ->
                                                start(
                                                    work,
                                                    journey,
                                                    all,
                                                    person,
                                                    event,
                                                    correlationId,
                                                    now)))))
        .replaceWithVoid();
  }

  private Uni<Move> move(
      Stored stored, LiveJourneys.InForce inForce, Person person, Happening event, Instant now) {
    return advance(stored, inForce, new Stimulus.Happened(event), person, now);
  }

  /** Moves an instance, or ends it if its journey was archived meanwhile. */
  Uni<Move> advance(
      Stored stored, LiveJourneys.InForce inForce, Stimulus stimulus, Person person, Instant now) {
    Instance instance = stored.instance();
    Stimulus counts =
        inForce.archived().contains(instance.journeyId())
            ? new Stimulus.Stop(Ending.ARCHIVED, "The journey was archived")
            : stimulus;
    return journeys
        .version(instance.journeyId(), instance.version())
        .map(journey -> Engine.advance(journey, instance, counts, person, now))
        .map(transition -> new Move(stored, transition, person.version()));
  }

  private Uni<Void> start(
      Work work,
      Journey journey,
      List<Move> underWay,
      Person person,
      Happening event,
      String correlationId,
      Instant now) {
    return Engine.admission(journey, event, person, now)
        .filter(admission -> underWay.stream().noneMatch(m -> takes(m, journey, admission.key())))
        .map(
            admission -> {
              UUID id = Ids.derived(event.id(), journey.id() + "/" + person.profileId());
              Transition first = Engine.start(journey, id, admission.key(), event, person, now);
              Stored stored = new Stored(first.instance(), admission.kept(), correlationId);
              return moves.begin(work, new Move(stored, first, person.version()));
            })
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /** Whether a walk stands in the way: it runs, or this very event moved it. */
  private static boolean takes(Move move, Journey journey, String key) {
    Instance before = move.before().instance();
    return before.journeyId().equals(journey.id())
        && before.key().equals(key)
        && (before.running() || move.transition().moved());
  }

  /** One after the other, for they share a connection. */
  static <A, B> Uni<List<B>> each(List<A> items, Function<A, Uni<B>> step) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(step::apply)
        .collect()
        .asList();
  }
}
