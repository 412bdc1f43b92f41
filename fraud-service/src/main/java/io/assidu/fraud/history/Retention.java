package io.assidu.fraud.history;

import io.assidu.fraud.scoring.Past;
import io.assidu.fraud.sql.Sql;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Forgets what no longer helps: signals after half a year, and after a week those of nobody known.
 */
@ApplicationScoped
class Retention {

  private static final Duration UNKNOWN_KEPT = Duration.ofDays(7);
  private static final String FORGET =
      """
      DELETE FROM signal WHERE signal_id IN (
        SELECT signal_id FROM signal
        WHERE occurred_at < $1 OR profile_id IS NULL AND received_at < $2 LIMIT 10000)
      """;

  private final UnitOfWork unitOfWork;
  private final Clock clock;

  Retention(UnitOfWork unitOfWork, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.clock = clock;
  }

  @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    return unitOfWork
        .run(
            work ->
                work.query(
                    FORGET,
                    Sql.utc(clock.instant().minus(Past.MEMORY)),
                    Sql.utc(clock.instant().minus(UNKNOWN_KEPT))))
        .replaceWithVoid();
  }
}
