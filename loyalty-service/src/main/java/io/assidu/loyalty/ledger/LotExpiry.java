package io.assidu.loyalty.ledger;

import io.assidu.loyalty.ledger.LotExpiryStore.Cursor;
import io.assidu.loyalty.ledger.LotExpiryStore.Overdue;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
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
      return expire(before, now).invoke(done -> done(done, now)).replaceWithVoid();
    }
    return unitOfWork
        .run(store::reached)
        .chain(from -> expire(from, now))
        .call(done -> done ? remember(now) : Uni.createFrom().voidItem())
        .invoke(
            done -> {
              done(done, now);
              lookedBack = done ? now : lookedBack;
            })
        .replaceWithVoid();
  }

  private Uni<Void> remember(Instant now) {
    return unitOfWork.run(work -> store.reach(work, now.minus(MARGIN)));
  }

  private void done(boolean done, Instant now) {
    reached = done ? now : reached;
  }

  /** Answers whether all of it was done here: if another replica is at work, nothing is known. */
  private Uni<Boolean> expire(Instant from, Instant to) {
    Cursor first = Cursor.after(from);
    return expire(first, (work, after) -> store.overdue(work, after, to, AT_ONCE))
        .chain(
            done ->
                done
                    ? expire(first, (work, after) -> store.extended(work, after, to, AT_ONCE))
                    : Uni.createFrom().item(false));
  }

  private Uni<Boolean> expire(Cursor after, BiFunction<Work, Cursor, Uni<List<Overdue>>> overdue) {
    return unitOfWork
        .run(work -> expireSome(work, overdue.apply(work, after)))
        .chain(
            found -> {
              if (found.isEmpty()) {
                return Uni.createFrom().item(false);
              }
              List<Overdue> lots = found.get();
              return lots.size() < AT_ONCE
                  ? Uni.createFrom().item(true)
                  : expire(lots.getLast().place(), overdue);
            });
  }

  /**
   * Those of one member are done at once.
   *
   * @return the lots that were found; nothing if another replica is at work
   */
  private Uni<Optional<List<Overdue>>> expireSome(Work work, Uni<List<Overdue>> overdue) {
    return store
        .alone(work)
        .chain(
            alone ->
                alone
                    ? overdue.call(found -> settle(work, found)).map(Optional::of)
                    : Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Void> settle(Work work, List<Overdue> found) {
    return Multi.createFrom()
        .iterable(found.stream().collect(Collectors.groupingBy(Overdue::program)).entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            entry ->
                programs
                    .current(work, entry.getKey())
                    .chain(program -> settle(work, program, entry.getValue())))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> settle(Work work, ProgramVersion program, List<Overdue> overdue) {
    Map<UUID, String> stories =
        overdue.stream()
            .collect(
                Collectors.toMap(
                    Overdue::profileId, Overdue::correlationId, (first, second) -> first));
    return ledger
        .lockAll(work, stories.keySet(), program)
        .chain(
            members -> {
              Map<MemberAccount, String> settled = new LinkedHashMap<>();
              stories.forEach(
                  (profileId, story) -> {
                    MemberAccount member = members.get(profileId);
                    if (member != null) {
                      work.correlate(story);
                      member.settle();
                      settled.put(member, story);
                    }
                  });
              return ledger.writeAll(
                  work,
                  settled.keySet(),
                  member -> work.correlate(Objects.requireNonNull(settled.get(member))));
            });
  }
}
