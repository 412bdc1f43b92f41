package io.assidu.platform.health;

import io.assidu.platform.work.Patience;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether PostgreSQL answers, over the connections that everything uses. Without it nothing can be
 * served.
 */
@Readiness
@ApplicationScoped
class DatabaseHealth implements AsyncHealthCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Pool pool;

  DatabaseHealth(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Patience.atMost(PATIENCE, pool.withConnection(c -> c.query("select 1").execute()))
        .replaceWith(true)
        .onFailure()
        .recoverWithItem(false)
        .map(answers -> HealthCheckResponse.named("PostgreSQL").status(answers).build());
  }
}
