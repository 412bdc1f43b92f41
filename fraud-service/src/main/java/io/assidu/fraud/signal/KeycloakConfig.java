package io.assidu.fraud.signal;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How Keycloak's signals are known to be Keycloak's. */
@ConfigMapping(prefix = "assidu.fraud.keycloak")
interface KeycloakConfig {

  /**
   * The secret shared with the event listener: {@code whsec_} and base64 of at least 24 random
   * bytes, the listener's {@code ASSIDU_SIGNALS_SECRET}. Without it the webhook answers 503.
   */
  Optional<String> secret();
}
