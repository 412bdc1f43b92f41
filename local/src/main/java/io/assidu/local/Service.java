package io.assidu.local;

import java.util.Arrays;
import java.util.Optional;

/** The suite's own services, in the order in which an event meets them. */
public enum Service {
  PROFILE("profile-service", "profile", Port.PROFILE_SERVICE),
  JOURNEY("journey-service", "journey", Port.JOURNEY_SERVICE),
  POLICY("policy-service", "policy", Port.POLICY_SERVICE),
  CHANNEL("channel-gateway", "channel", Port.CHANNEL_GATEWAY),
  LOYALTY("loyalty-service", "loyalty", Port.LOYALTY_SERVICE),
  FRAUD("fraud-service", "fraud", Port.FRAUD_SERVICE);

  private final String module;
  private final String database;
  private final Port port;

  Service(String module, String database, Port port) {
    this.module = module;
    this.database = database;
    this.port = port;
  }

  /** Its Maven module, which is also its name. */
  public String module() {
    return module;
  }

  /** The PostgreSQL database that it alone uses. */
  public String database() {
    return database;
  }

  public Port port() {
    return port;
  }

  /** The service of that name, if there is one. */
  public static Optional<Service> named(String module) {
    return Arrays.stream(values()).filter(service -> service.module.equals(module)).findFirst();
  }
}
