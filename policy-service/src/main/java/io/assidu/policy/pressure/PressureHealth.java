package io.assidu.policy.pressure;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether contacts can be counted. Without Redis the service is still ready: what must be
 * counted is deferred, everything else is decided as ever.
 */
@Readiness
@ApplicationScoped
class PressureHealth implements AsyncHealthCheck {

  private final PressureFunctions functions;

  PressureHealth(PressureFunctions functions) {
    this.functions = functions;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return functions
        .ping()
        .map(pong -> "counting")
        .onFailure()
        .recoverWithItem("Redis does not answer: contacts under a cap are deferred")
        .map(
            state ->
                HealthCheckResponse.named("contact pressure")
                    .up()
                    .withData("state", state)
                    .build());
  }
}
