package io.assidu.policy.protection;

import io.assidu.platform.work.Work;
import io.assidu.policy.PolicyConfig;
import io.assidu.policy.arbitration.DemandProtection;
import io.assidu.policy.document.Arbitration;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.ObservedDemand;
import io.assidu.policy.document.PublishedPolicy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The computed protection that decides now. Remembered for a moment: what another replica has
 * computed arrives here within {@link PolicyConfig#policyCache()}.
 */
@ApplicationScoped
public class Protections {

  private record Remembered(
      String policy, int version, Map<String, List<Integer>> levels, long nanos) {

    boolean isOf(PublishedPolicy other) {
      return policy.equals(other.id()) && version == other.version();
    }
  }

  private final ProtectionStore store;
  private final Duration memory;
  private volatile @Nullable Remembered remembered;

  Protections(ProtectionStore store, PolicyConfig config) {
    this.store = store;
    this.memory = config.policyCache();
  }

  /** By cap, its nested levels; a cap for which nothing was computed yet is missing. */
  public Uni<Map<String, List<Integer>>> now(Work work, PublishedPolicy policy) {
    if (policy.document().capsByDemand().isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    Remembered known = remembered;
    if (known != null
        && known.isOf(policy)
        && System.nanoTime() - known.nanos() < memory.toNanos()) {
      return Uni.createFrom().item(known.levels());
    }
    return store
        .latest(work, policy)
        .map(Protections::levels)
        .invoke(
            levels ->
                remembered =
                    new Remembered(policy.id(), policy.version(), levels, System.nanoTime()));
  }

  /** What would be computed at a moment of the past; nothing is kept. */
  public Uni<Map<String, List<Integer>>> at(Work work, ContactPolicy policy, Instant moment) {
    return compute(work, policy, moment).map(Protections::levels);
  }

  Uni<List<Computed>> compute(Work work, ContactPolicy policy, Instant to) {
    Arbitration arbitration = policy.arbitration();
    return arbitration == null
        ? Uni.createFrom().item(List.of())
        : Multi.createFrom()
            .iterable(policy.capsByDemand())
            .onItem()
            .transformToUniAndConcatenate(cap -> compute(work, cap, arbitration, to))
            .collect()
            .asList();
  }

  private Uni<Computed> compute(Work work, CapRule cap, Arbitration arbitration, Instant to) {
    ObservedDemand rule = Objects.requireNonNull(Objects.requireNonNull(cap.protect()).computed());
    Period period = Period.of(cap, rule, to);
    return store
        .observed(work, cap, arbitration, period)
        .map(
            observed ->
                new Computed(
                    cap,
                    to,
                    period.from(),
                    to,
                    DemandProtection.of(
                        cap,
                        arbitration,
                        observed.people() * period.windows(),
                        observed.classes())));
  }

  /** Something was computed: look again. */
  void forget() {
    remembered = null;
  }

  private static Map<String, List<Integer>> levels(List<Computed> computed) {
    return computed.stream()
        .collect(Collectors.toMap(one -> one.cap().id(), one -> one.found().levels()));
  }
}
