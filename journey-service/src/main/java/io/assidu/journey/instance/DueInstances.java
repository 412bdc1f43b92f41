package io.assidu.journey.instance;

import io.assidu.journey.JourneyConfig;
import io.assidu.journey.definition.LeavingPeople;
import io.assidu.journey.definition.LiveJourneys;
import io.assidu.journey.engine.Note;
import io.assidu.journey.engine.Person;
import io.assidu.journey.engine.Stimulus;
import io.assidu.journey.profile.People;
import io.assidu.journey.timer.Alarm;
import io.assidu.journey.timer.DueWork;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes on the instances whose time has come. They are claimed, moved and written back in one
 * transaction: whoever dies in the middle leaves them as they were, for the next to claim.
 */
@ApplicationScoped
class DueInstances implements DueWork, LeavingPeople {

  private static final Logger LOG = Logger.getLogger(DueInstances.class);

  private final UnitOfWork unitOfWork;
  private final InstanceStore store;
  private final NoteStore notes;
  private final People people;
  private final LiveJourneys journeys;
  private final Walks walks;
  private final Moves moves;
  private final Alarm alarm;
  private final Clock clock;
  private final JourneyConfig.Timers config;
  private final MeterRegistry meters;

  DueInstances(
      UnitOfWork unitOfWork,
      InstanceStore store,
      NoteStore notes,
      People people,
      LiveJourneys journeys,
      Walks walks,
      Moves moves,
      Alarm alarm,
      Clock clock,
      JourneyConfig config,
      MeterRegistry meters) {
    this.unitOfWork = unitOfWork;
    this.store = store;
    this.notes = notes;
    this.people = people;
    this.journeys = journeys;
    this.walks = walks;
    this.moves = moves;
    this.alarm = alarm;
    this.clock = clock;
    this.config = config.timers();
    this.meters = meters;
  }

  @Override
  public Uni<Optional<Instant>> doDue() {
    return unitOfWork
        .run(work -> takeOn(work, config.batch()))
        .onFailure()
        .recoverWithUni(this::oneByOne)
        .flatMap(done -> unitOfWork.run(store::nextDue));
  }

  @Override
  public Uni<Void> leave(Work work, String journeyId) {
    Instant now = clock.instant();
    return store
        .makeAllDue(work, journeyId)
        .invoke(made -> work.afterCommit(() -> alarm.wakeAt(now)))
        .replaceWithVoid();
  }

  private Uni<Void> takeOn(Work work, int limit) {
    Instant now = clock.instant();
    return store.claimDue(work, now, limit).flatMap(due -> takeOn(work, due, now));
  }

  private Uni<Void> takeOn(Work work, List<Stored> due, Instant now) {
    if (due.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    due.forEach(stored -> measureLateness(stored, now));
    return journeys
        .inForce()
        .flatMap(
            inForce ->
                people
                    .all(work, due.stream().map(s -> s.instance().profileId()).toList())
                    .flatMap(known -> Walks.each(due, stored -> tick(stored, inForce, known, now))))
        .flatMap(all -> moves.save(work, all));
  }

  private Uni<Move> tick(
      Stored stored, LiveJourneys.InForce inForce, Map<UUID, Person> known, Instant now) {
    UUID profileId = stored.instance().profileId();
    Person person = Objects.requireNonNull(known.get(profileId), "all() answers for everyone");
    return walks.advance(stored, inForce, new Stimulus.ClockTicked(), person, now);
  }

  /** One instance that cannot go on must not hold up the others. */
  private Uni<Void> oneByOne(Throwable failure) {
    LOG.warnf(failure, "Due instances could not be taken on together; now one by one");
    return unitOfWork
        .run(work -> store.claimDue(work, clock.instant(), config.batch()))
        .flatMap(due -> Walks.each(due, stored -> alone(stored.instance().id())))
        .replaceWithVoid();
  }

  private Uni<Void> alone(UUID instanceId) {
    return unitOfWork
        .run(
            work ->
                store
                    .lock(work, instanceId)
                    .map(found -> found.stream().filter(this::isDue).toList())
                    .flatMap(due -> takeOn(work, due, clock.instant())))
        .onFailure()
        .recoverWithUni(failure -> postpone(instanceId, failure));
  }

  private boolean isDue(Stored stored) {
    var pending = stored.instance().pending();
    return pending == null || !pending.due().isAfter(clock.instant());
  }

  private Uni<Void> postpone(UUID instanceId, Throwable failure) {
    LOG.errorf(failure, "Instance %s could not go on", instanceId);
    meters.counter("assidu.journey.timer.failures").increment();
    return unitOfWork.run(
        work ->
            store
                .postpone(work, instanceId, config.retryAfter())
                .flatMap(
                    until ->
                        notes.write(
                            work,
                            instanceId,
                            new Note(
                                clock.instant(),
                                null,
                                Note.Kind.POSTPONED,
                                "It could not go on, and tries again at " + until,
                                Map.of("until", until.toString()),
                                null))));
  }

  private void measureLateness(Stored stored, Instant now) {
    var pending = stored.instance().pending();
    if (pending != null) {
      meters.timer("assidu.journey.timer.lateness").record(Duration.between(pending.due(), now));
    }
  }
}
