package io.assidu.loyalty.risk;

import io.assidu.contracts.fraud.SignalKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks fraud-service about points that are about to leave an account, within a budget of time. To
 * fraud-service a transfer is a redemption: who has stolen an account empties it by either.
 */
@ApplicationScoped
public class Risk {

  private static final Logger LOG = Logger.getLogger(Risk.class);

  private final FraudService fraudService;
  private final RiskConfig config;
  private final Counter unanswered;

  Risk(@RestClient FraudService fraudService, RiskConfig config, MeterRegistry meters) {
    this.fraudService = fraudService;
    this.config = config;
    this.unanswered =
        Counter.builder("assidu.loyalty.risk.unanswered")
            .description(
                "Redemptions and transfers that fraud-service did not assess within its budget")
            .register(meters);
  }

  /**
   * @param id of the redemption or transfer: asked twice, it is one assessment
   * @param available what the member could spend before
   * @return empty when there was no answer in time; never fails
   */
  public Uni<Optional<Assessment>> assess(
      UUID id, UUID profileId, Session session, long points, long available) {
    Map<String, Object> details = new HashMap<>();
    details.put("points", points);
    details.put("available", available);
    if (session.acr() != null) {
      details.put("acr", session.acr());
    }
    return fraudService
        .assess(
            new AssessmentRequest(
                profileId,
                SignalKind.REDEMPTION_REQUESTED,
                id.toString(),
                session.ip(),
                session.userAgent(),
                session.deviceId(),
                session.sessionId(),
                details))
        .map(Optional::of)
        .ifNoItem()
        .after(config.budget())
        .fail()
        .onFailure()
        .invoke(
            failure -> {
              unanswered.increment();
              LOG.warnf("%s was not assessed: %s", id, failure.toString());
            })
        .onFailure()
        .recoverWithItem(Optional.empty());
  }
}
