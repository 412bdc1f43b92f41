package io.assidu.loyalty.risk;

import io.assidu.platform.startup.Findings;
import io.assidu.platform.startup.StartupCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start where each redemption and transfer would be challenged, because nobody lets us
 * ask.
 */
@ApplicationScoped
class RiskCheck implements StartupCheck {

  private static final String SECRET = "quarkus.oidc-client.credentials.secret";

  private final Optional<String> secret;

  RiskCheck(@ConfigProperty(name = SECRET) Optional<String> secret) {
    this.secret = secret;
  }

  @Override
  public void check(Findings findings) {
    if (secret.isEmpty()) {
      findings.error(SECRET, "not set", "the secret of this service's client of the realm");
    }
  }
}
