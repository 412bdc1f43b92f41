package io.assidu.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything of the stack that listens, and where it does unless told otherwise. */
public enum Port {
  POSTGRES(15432),
  REDIS(16379),
  KAFKA(19092),
  KAFKA_CONTROLLER(19093),
  SMTP(13025),
  INBOX(18025),
  KEYCLOAK(18080),
  KEYCLOAK_MANAGEMENT(18081),
  PROFILE_SERVICE(8101),
  JOURNEY_SERVICE(8102),
  POLICY_SERVICE(8103),
  CHANNEL_GATEWAY(8104),
  LOYALTY_SERVICE(8105),
  FRAUD_SERVICE(8106);

  private final int standard;

  Port(int standard) {
    this.standard = standard;
  }

  public int standard() {
    return standard;
  }

  /** As people write it: {@code profile-service}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The port that people write like this, if there is one. */
  public static Optional<Port> labelled(String label) {
    return Arrays.stream(values()).filter(port -> port.label().equals(label)).findFirst();
  }
}
