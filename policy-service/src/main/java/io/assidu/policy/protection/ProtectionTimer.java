package io.assidu.policy.protection;

import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.policy.PolicyConfig;
import io.assidu.policy.Reading;
import io.assidu.policy.document.ActivePolicy;
import io.assidu.policy.document.PublishedPolicy;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Computes protection for the policy that decides: as soon as its caps or classes are new, then
 * again and again. Every replica looks; one of them computes.
 */
@ApplicationScoped
class ProtectionTimer {

  private static final Logger LOG = Logger.getLogger(ProtectionTimer.class);

  /** After a failure: what takes too long now is no faster a moment later. */
  private static final Duration REST = Duration.ofMinutes(10);

  private final UnitOfWork units;
  private final ActivePolicy policies;
  private final Protections protections;
  private final ProtectionStore store;
  private final PolicyConfig.Protection config;
  private final Clock clock;
  private volatile long restsUntil = System.nanoTime();

  ProtectionTimer(
      UnitOfWork units,
      ActivePolicy policies,
      Protections protections,
      ProtectionStore store,
      PolicyConfig config,
      Clock clock) {
    this.units = units;
    this.policies = policies;
    this.protections = protections;
    this.store = store;
    this.config = config.protection();
    this.clock = clock;
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    if (System.nanoTime() - restsUntil < 0) {
      return Uni.createFrom().voidItem();
    }
    return units
        .run((Work work) -> policies.get(work).chain(policy -> look(work, policy)))
        .onFailure()
        .invoke(this::rest)
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> look(Work work, PublishedPolicy policy) {
    if (policy.document().capsByDemand().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return store
        .lock(work)
        .chain(mine -> mine ? isDue(work, policy) : Uni.createFrom().item(false))
        .chain(due -> due ? compute(work, policy) : Uni.createFrom().voidItem());
  }

  private Uni<Boolean> isDue(Work work, PublishedPolicy policy) {
    Instant stale = clock.instant().minus(config.every());
    return store
        .latest(work, policy)
        .map(
            known ->
                known.size() < policy.document().capsByDemand().size()
                    || known.stream().anyMatch(one -> !one.at().isAfter(stale)));
  }

  private Uni<Void> compute(Work work, PublishedPolicy policy) {
    work.afterCommit(protections::forget);
    return Reading.limit(work, config.longestStatement())
        .chain(() -> protections.compute(work, policy.document(), clock.instant()))
        .chain(computed -> add(work, policy, computed));
  }

  private Uni<Void> add(Work work, PublishedPolicy policy, List<Computed> computed) {
    computed.forEach(one -> LOG.infof("Protection of cap %s: %s", one.cap().id(), one.found()));
    return Uni.join()
        .all(computed.stream().map(one -> store.add(work, policy, one)).toList())
        .andFailFast()
        .replaceWithVoid();
  }

  private void rest(Throwable failure) {
    restsUntil = System.nanoTime() + REST.toNanos();
    LOG.warn("Protection could not be computed; the levels stay as they are", failure);
  }
}
