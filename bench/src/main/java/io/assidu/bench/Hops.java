package io.assidu.bench;

import io.assidu.local.Service;
import io.assidu.local.story.Api;
import io.assidu.local.story.Chain;
import io.assidu.local.story.Chain.Link;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Where the time goes, from the services' own traces of some of the arrivals. */
final class Hops {
  private static final List<Service> WAY =
      List.of(Service.PROFILE, Service.JOURNEY, Service.POLICY);

  private final SequencedMap<String, Latencies> legs = new LinkedHashMap<>();

  /**
   * Adds one arrival's way.
   *
   * @param due when it was to be sent
   * @param mailed when its mail was accepted
   */
  void add(Chain chain, Instant due, Instant mailed) {
    Instant from = due;
    String name = "due";
    for (Service service : WAY) {
      Instant reached = reached(chain, service);
      if (reached == null) {
        return;
      }
      leg(name + " → " + service.module(), from, reached);
      from = reached;
      name = service.module();
    }
    leg(name + " → mail accepted", from, mailed);
  }

  private void leg(String name, Instant from, Instant to) {
    legs.computeIfAbsent(name, _ -> new Latencies()).record(Duration.between(from, to).toNanos());
  }

  /** When a service did the last thing it did because of the arrival. */
  private static @org.jspecify.annotations.Nullable Instant reached(Chain chain, Service service) {
    return chain.links().stream()
        .filter(link -> link.service().equals(service.module()))
        .map(Link::at)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** By name, in the order of the way. */
  SequencedMap<String, Latencies> legs() {
    return legs;
  }

  /** Asks the services along the way. */
  static Chain chain(String correlationId, Api api, BenchStack stack)
      throws IOException, InterruptedException {
    List<URI> services = WAY.stream().map(stack::address).toList();
    return Chain.of(correlationId, api, services);
  }
}
