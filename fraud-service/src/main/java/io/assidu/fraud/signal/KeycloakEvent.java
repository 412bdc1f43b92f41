package io.assidu.fraud.signal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.assidu.contracts.fraud.RiskSignal;
import io.assidu.contracts.fraud.SignalKind;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the event listener {@code assidu-signals} sends; members that a newer listener adds are
 * ignored.
 *
 * @param type a {@link SignalKind} by its wire name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(
    examples =
        """
        {"type": "loginSucceeded", "timestamp": "2026-11-24T10:00:00Z",
         "data": {"customerId": "c-1001", "ip": "198.51.100.23", "sessionId": "s-77",
         "acr": "silver"}}""")
record KeycloakEvent(SignalKind type, Instant timestamp, Data data) {

  private static final String SOURCE = "keycloak";

  /**
   * @param credential which credential changed: {@code password}, {@code otp}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Data(
      String customerId,
      @Nullable String ip,
      @Nullable String userAgent,
      @Nullable String sessionId,
      @Nullable String clientId,
      @Nullable String acr,
      @Nullable String error,
      @Nullable String previousEmail,
      @Nullable String credential) {}

  /** The first member that is missing and must not be, as a JSON pointer. */
  static Optional<String> missing(@Nullable KeycloakEvent event) {
    if (event == null || event.type == null) {
      return Optional.of("/type");
    }
    if (event.timestamp == null) {
      return Optional.of("/timestamp");
    }
    boolean named = event.data != null && event.data.customerId != null;
    return named ? Optional.empty() : Optional.of("/data/customerId");
  }

  RiskSignal toSignal(UUID signalId) {
    return new RiskSignal(
        signalId,
        null,
        new Identifier(IdentifierType.CUSTOMER_ID, data.customerId()),
        type,
        SOURCE,
        data.ip(),
        data.userAgent(),
        null,
        data.sessionId(),
        null,
        details(),
        timestamp);
  }

  private Map<String, Object> details() {
    Map<String, Object> details = new HashMap<>();
    put(details, "acr", data.acr());
    put(details, "previousEmail", data.previousEmail());
    put(details, "credential", data.credential());
    put(details, "error", data.error());
    return details;
  }

  private static void put(Map<String, Object> details, String name, @Nullable String value) {
    if (value != null) {
      details.put(name, value);
    }
  }
}
