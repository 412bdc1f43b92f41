package io.assidu.platform.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether Kafka answers, and is ready either way: without it calls are served and their events
 * wait in the outbox. To take every replica out of the Service would make an outage of everything.
 */
@Readiness
@ApplicationScoped
class KafkaHealth implements AsyncHealthCheck {

  private final KafkaPulse pulse;

  KafkaHealth(KafkaPulse pulse) {
    this.pulse = pulse;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return pulse
        .beats()
        .map(beats -> beats ? "flowing" : "degraded: Kafka does not answer, events wait")
        .map(state -> HealthCheckResponse.named("Kafka").up().withData("state", state).build());
  }
}
