package io.assidu.local;

import io.assidu.local.server.Checkout;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What distinguishes one stack from another on the same machine.
 *
 * @param checkout where the built services are
 * @param state holds its data, logs and rendered configuration; created when missing
 * @param services which services to start beside the servers
 * @param serviceFlags JVM flags for each service
 */
public record StackSettings(
    Checkout checkout,
    Path state,
    StackPorts ports,
    Set<Service> services,
    List<String> serviceFlags) {

  /**
   * Small and quick to start: six services and Keycloak share one laptop. Measured in
   * docs/performance.md; the first compiler stage alone halves the work of starting up.
   */
  public static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          "-Xmx160m",
          "-Xss512k");

  public StackSettings {
    state = state.toAbsolutePath();
    services = Set.copyOf(services);
    serviceFlags = List.copyOf(serviceFlags);
  }

  /** The stack of {@code ./assidu up}: well-known ports, state in {@code .assidu}. */
  public static StackSettings standard() {
    Checkout checkout = Checkout.find();
    return new StackSettings(
        checkout, checkout.state(), StackPorts.standard(), EnumSet.allOf(Service.class), SMALL);
  }

  /** The same with its state elsewhere. */
  public StackSettings withState(Path other) {
    return new StackSettings(checkout, other, ports, services, serviceFlags);
  }

  /** The same on other ports. */
  public StackSettings withPorts(StackPorts other) {
    return new StackSettings(checkout, state, other, services, serviceFlags);
  }

  /** The same with only these services. */
  public StackSettings withServices(Set<Service> others) {
    return new StackSettings(checkout, state, ports, others, serviceFlags);
  }

  /** The same with other JVM flags for the services. */
  public StackSettings withServiceFlags(List<String> others) {
    return new StackSettings(checkout, state, ports, services, others);
  }

  /** What survives a restart. */
  public Path data() {
    return state.resolve("data");
  }

  public Path logs() {
    return state.resolve("logs");
  }

  /** What only has a meaning while the stack runs. */
  public Path run() {
    return state.resolve("run");
  }
}
