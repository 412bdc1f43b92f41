package io.assidu.policy.decision;

import io.assidu.platform.problem.Infrastructure;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Decides deferred contacts again when their moment has come. The moments are rows; the alarm rings
 * at the next one this replica has heard of, and looking around once a second finds those of others
 * and those that a crash left behind. Several replicas may find the same contact: the person's row
 * lets one of them decide it. A whole country may wait for one opening, so people are decided for
 * in groups, each of them one transaction.
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

  /** As long as there is something due that can be decided. */
  private Uni<Void> drain() {
    Set<UUID> failed = new HashSet<>();
    return Multi.createBy()
        .repeating()
        .uni(() -> pass(failed))
        .whilst(some -> some)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /**
   * Decides for those who have waited longest.
   *
   * @param failed people who could not be decided for: they do not stand in the way of others, and
   *     the next look finds them again
   * @return whether anything was decided
   */
  private Uni<Boolean> pass(Set<UUID> failed) {
    int most = config.batch() * config.concurrency();
    return units
        .run(work -> contacts.peopleDue(work, clock.instant(), most, failed))
        .chain(
            people ->
                Multi.createFrom()
                    .iterable(people)
                    .group()
                    .intoLists()
                    .of(config.batch())
                    .onItem()
                    .transformToUni(this::decideFor)
                    .merge(config.concurrency())
                    .collect()
                    .in(HashSet<UUID>::new, Set::addAll)
                    .invoke(failed::addAll)
                    .map(left -> left.size() < people.size()));
  }

  /**
   * Together; one by one if that fails, unless a server is away: then each would wait for it.
   *
   * @return those for whom it could not be done
   */
  private Uni<List<UUID>> decideFor(List<UUID> people) {
    return units
        .run(
            work -> {
              work.planOnce();
              return recipients
                  .lock(work, people.stream().collect(Collectors.toMap(id -> id, id -> 0L)))
                  .chain(
                      held ->
                          contacts
                              .due(work, people, clock.instant())
                              .chain(due -> decide(work, held, due)));
            })
        .replaceWith(List.<UUID>of())
        .onFailure()
        .recoverWithUni(
            failure ->
                people.size() == 1 || Infrastructure.isUnavailable(failure)
                    ? left(people, failure)
                    : apart(people));
  }

  private Uni<List<UUID>> apart(List<UUID> people) {
    return Multi.createFrom()
        .iterable(people)
        .onItem()
        .transformToUniAndConcatenate(person -> decideFor(List.of(person)))
        .collect()
        .in(ArrayList<UUID>::new, List::addAll)
        .map(List::copyOf);
  }

  private static Uni<List<UUID>> left(List<UUID> people, Throwable failure) {
    failed(failure);
    return Uni.createFrom().item(people);
  }

  /** Each person's one after the other, the most important first. */
  private Uni<Void> decide(Work work, Map<UUID, Recipient> people, List<Contact> due) {
    List<Item> items = new ArrayList<>(due.size());
    Map<UUID, Contact> known = new HashMap<>();
    for (Contact contact : due) {
      items.add(new Item(items.size(), new Matter.Due(contact), null));
      known.put(contact.request().contactId(), contact);
    }
    return items.isEmpty()
        ? Uni.createFrom().voidItem()
        : decisions.decide(work, items, new Held(people, known)).replaceWithVoid();
  }

  private static void failed(Throwable failure) {
    LOG.warn("Deferred contacts could not be decided; they will be looked at again", failure);
  }
}
