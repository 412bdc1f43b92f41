package io.assidu.policy.rehearsal;

import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.policy.PolicyConfig;
import io.assidu.policy.PolicyError;
import io.assidu.policy.Reading;
import io.assidu.policy.document.PolicyDrafts;
import io.assidu.policy.evaluate.Cap;
import io.assidu.policy.override.Overrides;
import io.assidu.policy.recipient.Recipient;
import io.assidu.policy.recipient.Recipients;
import io.assidu.policy.replay.Comparison;
import io.assidu.policy.replay.Replay;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Replays the contacts of a period under a draft. It reads one snapshot through a cursor, some
 * people at a time, so that neither the heap nor the database holds more than those; what is
 * computed is computed away from the event loops.
 */
@ApplicationScoped
class Rehearsals {

  private static final String RETRY_AFTER_SECONDS = "10";

  private final UnitOfWork units;
  private final PolicyDrafts drafts;
  private final HistoryStore store;
  private final HistoryReader reader;
  private final Recipients recipients;
  private final Overrides overrides;
  private final PolicyConfig.Rehearsal config;
  private final Clock clock;
  private final AtomicBoolean busy = new AtomicBoolean();

  Rehearsals(
      UnitOfWork units,
      PolicyDrafts drafts,
      HistoryStore store,
      HistoryReader reader,
      Recipients recipients,
      Overrides overrides,
      PolicyConfig config,
      Clock clock) {
    this.units = units;
    this.drafts = drafts;
    this.store = store;
    this.reader = reader;
    this.recipients = recipients;
    this.overrides = overrides;
    this.config = config.rehearsal();
    this.clock = clock;
  }

  /** One at a time on a replica: it is the service's business to decide, not to rehearse. */
  Uni<RehearsalView> rehearse(String policyId, RehearsalRequest period) {
    period.check(clock.instant());
    if (!busy.compareAndSet(false, true)) {
      throw PlatformError.TOO_MANY_REQUESTS
          .problem("Another rehearsal is under way here.")
          .withHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    return units
        .runUnhurried((Work work) -> rehearse(work, policyId, period))
        .onFailure(Reading::tookTooLong)
        .transform(late -> tooLarge())
        .onTermination()
        .invoke(() -> busy.set(false));
  }

  private Uni<RehearsalView> rehearse(Work work, String policyId, RehearsalRequest period) {
    return Reading.begin(work, config.longestStatement())
        .chain(() -> drafts.get(policyId))
        .call(() -> refuseTooLarge(work, period))
        .chain(
            draft ->
                overrides
                    .between(work, period.from(), period.to())
                    .map(
                        inForce ->
                            new Replay(draft.document(), inForce, period.from(), period.to()))
                    .chain(replay -> compare(work, period, replay))
                    .map(comparison -> RehearsalView.of(draft, period, comparison)));
  }

  private Uni<Void> refuseTooLarge(Work work, RehearsalRequest period) {
    return store
        .size(work, period, config.mostDecisions() + 1)
        .invoke(
            size -> {
              if (size > config.mostDecisions()) {
                throw tooLarge();
              }
            })
        .replaceWithVoid();
  }

  private Uni<Comparison> compare(Work work, RehearsalRequest period, Replay replay) {
    Comparison comparison = new Comparison(replay);
    return store
        .open(work, period)
        .chain(
            () ->
                Multi.createBy()
                    .repeating()
                    .uni(() -> some(work, period, replay, comparison))
                    .whilst(people -> !people.isEmpty())
                    .collect()
                    .last())
        .replaceWith(comparison);
  }

  private Uni<List<UUID>> some(
      Work work, RehearsalRequest period, Replay replay, Comparison comparison) {
    return store
        .people(work, config.batch())
        .call(
            ids ->
                ids.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : add(work, ids.toArray(UUID[]::new), period, replay, comparison));
  }

  private Uni<Void> add(
      Work work, UUID[] ids, RehearsalRequest period, Replay replay, Comparison comparison) {
    return recipients
        .all(work, ids)
        .chain(
            people ->
                store
                    .decisions(work, ids, period)
                    .chain(
                        decisions ->
                            store
                                .slots(work, ids, since(replay, people), period.from())
                                .chain(
                                    slots ->
                                        aside(
                                            () -> {
                                              reader
                                                  .read(people, decisions, slots)
                                                  .forEach(comparison::add);
                                              return comparison;
                                            }))))
        .replaceWithVoid();
  }

  /** As far back as a cap of any of them looks. */
  private static Instant since(Replay replay, List<Recipient> people) {
    Duration horizon =
        people.stream()
            .map(person -> Cap.horizon(replay.policy(), person))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return replay.from().minus(horizon);
  }

  /** On a worker, and back to where the transaction lives. */
  private static <T> Uni<T> aside(Supplier<T> computation) {
    Context here = Vertx.currentContext();
    return Uni.createFrom()
        .item(computation)
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .emitOn(task -> here.runOnContext(ignored -> task.run()));
  }

  private ProblemException tooLarge() {
    return PolicyError.PERIOD_TOO_LARGE.problem(
        "/to",
        "most-decisions",
        "A rehearsal reads "
            + config.mostDecisions()
            + " decisions at most: take a shorter period or a smaller sample.");
  }
}
