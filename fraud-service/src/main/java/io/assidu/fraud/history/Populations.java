package io.assidu.fraud.history;

import io.assidu.fraud.scoring.Population;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Knows what logins look like over all people, as of some minutes ago: counted again and again
 * rather than kept up to date, so that no two logins ever contend for a common row.
 */
@ApplicationScoped
public class Populations {

  private static final Duration COUNTED = Duration.ofDays(30);

  private final UnitOfWork unitOfWork;
  private final PopulationStore store;
  private final Clock clock;
  private volatile Population current = Population.unknown();

  Populations(UnitOfWork unitOfWork, PopulationStore store, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.store = store;
    this.clock = clock;
  }

  public Population current() {
    return current;
  }

  @Scheduled(every = "5m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> recount() {
    return unitOfWork
        .run(work -> store.count(work, clock.instant().minus(COUNTED)))
        .invoke(counted -> current = counted)
        .replaceWithVoid();
  }
}
