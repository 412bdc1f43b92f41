package io.assidu.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;

/** Which Keycloak events bear on risk, and what they are called outside Keycloak. */
final class SignalMapping {

  private static final int SECOND_FACTOR = 2;

  private SignalMapping() {}

  /** Empty for an event that says nothing about risk, or about no customer. */
  static Optional<IdentitySignal> of(Event event, Circumstances around) {
    String type = type(event, around.level());
    String customerId = around.customerId();
    if (type == null || customerId == null) {
      return Optional.empty();
    }
    Map<String, String> details = Objects.requireNonNullElse(event.getDetails(), Map.of());
    IdentitySignal.Data data =
        new IdentitySignal.Data(
            customerId,
            event.getIpAddress(),
            around.userAgent(),
            event.getSessionId(),
            event.getClientId(),
            around.acr(),
            event.getError(),
            details.get(Details.PREVIOUS_EMAIL),
            details.get(Details.UPDATED_EMAIL),
            details.get(Details.CREDENTIAL_TYPE));
    return Optional.of(
        new IdentitySignal(type, Instant.ofEpochMilli(event.getTime()).toString(), data));
  }

  private static @Nullable String type(Event event, int level) {
    return switch (event.getType()) {
      case LOGIN -> level >= SECOND_FACTOR ? "stepUpSucceeded" : "loginSucceeded";
      case LOGIN_ERROR -> "loginFailed";
      case UPDATE_EMAIL, UPDATE_PROFILE -> emailChanged(event) ? "emailChanged" : null;
      case UPDATE_CREDENTIAL -> "passwordChanged";
      default -> null;
    };
  }

  private static boolean emailChanged(Event event) {
    Map<String, String> details = event.getDetails();
    return details != null
        && details.get(Details.UPDATED_EMAIL) != null
        && !Objects.equals(details.get(Details.PREVIOUS_EMAIL), details.get(Details.UPDATED_EMAIL));
  }
}
