package io.assidu.profile.ingest;

import io.assidu.platform.work.UnitOfWork;
import io.assidu.profile.ProfileConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;

/** Forgets message ids that are too old to be repeated, a slice at a time. */
@ApplicationScoped
class Forgetting {

  private static final int SLICE = 10_000;

  private final UnitOfWork units;
  private final ProfileConfig config;
  private final Clock clock;

  Forgetting(UnitOfWork units, ProfileConfig config, Clock clock) {
    this.units = units;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    return units
        .run(
            work ->
                work.query(
                    """
                    delete from accepted_message where (source, message_id) in (
                      select source, message_id from accepted_message where received_at < $1
                      limit $2 for update skip locked)
                    """,
                    clock.instant().minus(config.deduplication()).atOffset(ZoneOffset.UTC),
                    SLICE))
        .replaceWithVoid();
  }
}
