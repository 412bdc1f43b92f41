package io.assidu.bench;

import io.assidu.local.Service;
import io.assidu.local.story.Chain;
import io.assidu.local.story.Chain.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Where the time goes, from the services' own traces of some of the arrivals. */
final class Hops {
  private final SequencedMap<String, Latencies> legs = new LinkedHashMap<>();

  /**
   * Adds one arrival's way, unless a service knows nothing of it.
   *
   * @param due when it was to be sent
   * @param mailed when its mail was accepted
   */
  void add(Chain chain, Instant due, Instant mailed) {
    // The sign-up is the last of the two events, and what happens to the mail is noted after it.
    Optional<Instant> resolved = at(chain, Service.PROFILE, "event").reduce((_, last) -> last);
    Optional<Instant> asked = at(chain, Service.JOURNEY, "journey-step").findFirst();
    Optional<Instant> decided = at(chain, Service.POLICY, "decision").findFirst();
    if (resolved.isPresent() && asked.isPresent() && decided.isPresent()) {
      leg("due → profile-service takes it", due, resolved.get());
      leg("→ journey-service takes it", resolved.get(), asked.get());
      leg("→ policy-service decides", asked.get(), decided.get());
      leg("→ mail accepted", decided.get(), mailed);
    }
  }

  private void leg(String name, Instant from, Instant to) {
    legs.computeIfAbsent(name, _ -> new Latencies()).record(Duration.between(from, to).toNanos());
  }

  private static Stream<Instant> at(Chain chain, Service service, String kind) {
    return chain.links().stream()
        .filter(link -> link.service().equals(service.module()) && link.kind().equals(kind))
        .map(Link::at);
  }

  /** By name, in the order of the way. */
  SequencedMap<String, Latencies> legs() {
    return legs;
  }
}
