package io.assidu.fraud.signal;

import io.assidu.platform.startup.Findings;
import io.assidu.platform.startup.StartupCheck;
import jakarta.enterprise.context.ApplicationScoped;

/** Says at the start if Keycloak could not be heard, or anybody could pose as it. */
@ApplicationScoped
class KeycloakCheck implements StartupCheck {

  private static final String KEY = "assidu.fraud.keycloak.secret";
  private static final String ALLOWED = "whsec_ and base64 of at least 24 random bytes";

  private final KeycloakConfig config;

  KeycloakCheck(KeycloakConfig config) {
    this.config = config;
  }

  @Override
  public void check(Findings findings) {
    if (config.secret().isEmpty()) {
      findings.warning(KEY, "nothing: logins in Keycloak stay unseen", ALLOWED);
    } else if (!WebhookVerifier.isUsable(config.secret().get())) {
      findings.error(KEY, "something else", ALLOWED);
    }
  }
}
