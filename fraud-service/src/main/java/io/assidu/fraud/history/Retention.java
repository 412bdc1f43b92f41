package io.assidu.fraud.history;

import io.assidu.fraud.scoring.Past;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Forgets what no longer helps: signals after half a year, and after a week those of nobody known.
 */
@ApplicationScoped
class Retention {

  private static final Duration UNKNOWN_KEPT = Duration.ofDays(7);
  private final UnitOfWork unitOfWork;
  private final HistoryStore store;
  private final Clock clock;

  Retention(UnitOfWork unitOfWork, HistoryStore store, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.store = store;
    this.clock = clock;
  }

  @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    Instant now = clock.instant();
    return unitOfWork.run(
        work -> store.forget(work, now.minus(Past.MEMORY), now.minus(UNKNOWN_KEPT)));
  }
}
