package io.assidu.loyalty.ledger;

import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes what has expired out of its lots, many members at a time. Nobody can spend such points
 * before either; this is what makes it a fact, for the books too.
 */
@ApplicationScoped
class LotExpiry {

  private static final int AT_ONCE = 200;

  /** How far a replica's clock may be behind another's that looks for its lots. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  /** How often to look back over that margin too. */
  private static final Duration LOOK_BACK_EVERY = Duration.ofMinutes(1);

  private final UnitOfWork unitOfWork;
  private final LotExpiryStore store;
  private final Ledger ledger;
  private final Programs programs;
  private final Clock clock;

  // Touched by one run at a time.
  private @Nullable Instant reached;
  private Instant lookedBack = Instant.MIN;

  LotExpiry(
      UnitOfWork unitOfWork, LotExpiryStore store, Ledger ledger, Programs programs, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.store = store;
    this.ledger = ledger;
    this.programs = programs;
    this.clock = clock;
  }

  /** Of all replicas one works at a time; the others find it at work and leave it to it. */
  @Scheduled(
      every = "${assidu.loyalty.timers.every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> expire() {
    Instant now = clock.instant();
    Instant before = reached;
    if (before != null && now.isBefore(lookedBack.plus(LOOK_BACK_EVERY))) {
      return expire(before, now).invoke(() -> reached = now);
    }
    return unitOfWork
        .run(store::reached)
        .chain(from -> expire(from, now))
        .chain(() -> unitOfWork.run(work -> store.reach(work, now.minus(MARGIN))))
        .invoke(
            () -> {
              reached = now;
              lookedBack = now;
            });
  }

  private Uni<Void> expire(Instant from, Instant to) {
    return unitOfWork
        .run(work -> expireSome(work, from, to))
        .chain(found -> found < AT_ONCE ? Uni.createFrom().voidItem() : expire(from, to));
  }

  /** Answers how many lots were found; those of one member are done at once. */
  private Uni<Integer> expireSome(Work work, Instant from, Instant to) {
    return store
        .alone(work)
        .chain(
            alone ->
                alone
                    ? store.overdue(work, from, to, AT_ONCE)
                    : Uni.createFrom().item(List.<LotExpiryStore.Overdue>of()))
        .chain(
            overdue ->
                Multi.createFrom()
                    .iterable(
                        overdue.stream()
                            .collect(Collectors.groupingBy(LotExpiryStore.Overdue::program))
                            .entrySet())
                    .onItem()
                    .transformToUniAndConcatenate(
                        entry ->
                            programs
                                .current(work, entry.getKey())
                                .chain(program -> settle(work, program, entry.getValue())))
                    .collect()
                    .asList()
                    .replaceWith(overdue.size()));
  }

  private Uni<Void> settle(
      Work work, ProgramVersion program, List<LotExpiryStore.Overdue> overdue) {
    Map<UUID, String> stories =
        overdue.stream()
            .collect(
                Collectors.toMap(
                    LotExpiryStore.Overdue::profileId,
                    LotExpiryStore.Overdue::correlationId,
                    (first, second) -> first));
    return ledger
        .lockAll(work, stories.keySet(), program)
        .chain(
            members -> {
              stories.forEach(
                  (profileId, story) -> {
                    MemberAccount member = members.get(profileId);
                    if (member != null) {
                      work.correlate(story);
                      member.settle();
                    }
                  });
              return ledger.writeAll(work, members.values());
            });
  }
}
