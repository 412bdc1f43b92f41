package io.assidu.platform.work;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Forgets what no longer protects from anything: Kafka keeps a message for a week, a client does
 * not retry for longer.
 */
@ApplicationScoped
class Housekeeping {

  private static final Duration KEPT = Duration.ofDays(14);

  private final Pool pool;
  private final Clock clock;

  Housekeeping(Pool pool, Clock clock) {
    this.pool = pool;
    this.clock = clock;
  }

  @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    var before = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    return delete("delete from inbox where received_at < $1", before)
        .chain(() -> delete("delete from idempotency where created_at < $1", before));
  }

  private Uni<Void> delete(String sql, @Nullable Object before) {
    return pool.preparedQuery(sql)
        .execute(io.vertx.mutiny.sqlclient.Tuple.of(before))
        .replaceWithVoid();
  }
}
