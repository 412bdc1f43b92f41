package io.assidu.policy.decision;

import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.policy.PolicyConfig;
import io.assidu.policy.decision.Docket.Item;
import io.assidu.policy.recipient.Recipient;
import io.assidu.policy.recipient.Recipients;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Decides deferred contacts again when their moment has come. The moments are rows; the alarm rings
 * at the next one this replica has heard of, and looking around once a second finds those of others
 * and those that a crash left behind. Several replicas may find the same contact: the person's row
 * lets one of them decide it.
 */
@ApplicationScoped
class DeferralTimer {

  private static final Logger LOG = Logger.getLogger(DeferralTimer.class);

  private final UnitOfWork units;
  private final ContactStore contacts;
  private final Recipients recipients;
  private final Decisions decisions;
  private final Alarm alarm;
  private final Clock clock;
  private final PolicyConfig.Deferral config;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicBoolean rung = new AtomicBoolean();

  DeferralTimer(
      UnitOfWork units,
      ContactStore contacts,
      Recipients recipients,
      Decisions decisions,
      Alarm alarm,
      Clock clock,
      PolicyConfig config) {
    this.units = units;
    this.contacts = contacts;
    this.recipients = recipients;
    this.decisions = decisions;
    this.alarm = alarm;
    this.clock = clock;
    this.config = config.deferral();
  }

  @PostConstruct
  void listen() {
    alarm.onRing(this::ring);
  }

  private void ring() {
    rung.set(true);
    look().subscribe().with(done -> {}, DeferralTimer::failed);
  }

  /** Everything that is due, then the alarm for what is next. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    if (!busy.compareAndSet(false, true)) {
      return Uni.createFrom().voidItem();
    }
    rung.set(false);
    return drain()
        .chain(() -> units.run(work -> contacts.nextDue(work, clock.instant())))
        .invoke(next -> next.ifPresent(alarm::noLaterThan))
        .eventually(this::rest)
        .replaceWithVoid();
  }

  /** What fell due while we were busy is not left until the next look. */
  private void rest() {
    busy.set(false);
    if (rung.get()) {
      ring();
    }
  }

  private Uni<Void> drain() {
    return units
        .run(work -> contacts.peopleDue(work, clock.instant(), config.batch()))
        .chain(
            people ->
                Multi.createFrom()
                    .iterable(people)
                    .onItem()
                    .transformToUni(this::decideFor)
                    .merge(config.concurrency())
                    .collect()
                    .asList()
                    .chain(
                        done ->
                            people.size() < config.batch() || !done.contains(true)
                                ? Uni.createFrom().voidItem()
                                : drain()));
  }

  /** Whether it could be done; if not, the next look finds it again. */
  private Uni<Boolean> decideFor(UUID profileId) {
    return units
        .run(
            work ->
                recipients
                    .lock(work, profileId, 0)
                    .chain(
                        person ->
                            contacts
                                .due(work, profileId, clock.instant())
                                .chain(due -> decide(work, profileId, person, due))))
        .replaceWith(true)
        .onFailure()
        .invoke(DeferralTimer::failed)
        .onFailure()
        .recoverWithItem(false);
  }

  /** One after the other, the most important first. */
  private Uni<Void> decide(
      Work work, UUID profileId, Optional<Recipient> person, List<Contact> due) {
    List<Item> items = new ArrayList<>(due.size());
    due.forEach(contact -> items.add(new Item(items.size(), new Matter.Due(contact), null)));
    return items.isEmpty()
        ? Uni.createFrom().voidItem()
        : decisions.decide(work, items, Map.of(profileId, person.orElseThrow())).replaceWithVoid();
  }

  private static void failed(Throwable failure) {
    LOG.warn("Deferred contacts could not be decided; they will be looked at again", failure);
  }
}
