package io.assidu.platform.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * Whether Kafka has ever answered. A replica that cannot reach it from the start is configured
 * wrongly more often than not, and must not replace one that can. PostgreSQL needs no such check:
 * without it, no service starts.
 */
@Startup
@ApplicationScoped
class KafkaOnce implements AsyncHealthCheck {

  private final KafkaPulse pulse;
  private volatile boolean answered;

  KafkaOnce(KafkaPulse pulse) {
    this.pulse = pulse;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    Uni<Boolean> reached =
        answered ? Uni.createFrom().item(true) : pulse.beats().invoke(beats -> answered = beats);
    return reached.map(
        once -> HealthCheckResponse.named("Kafka answered once").status(once).build());
  }
}
