package io.assidu.policy.override;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.platform.work.Work;
import io.assidu.policy.PolicyConfig;
import io.assidu.policy.evaluate.OverrideInForce;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The overrides that decide now. Remembered for a moment: one that was confirmed or ended on
 * another replica arrives here within {@link PolicyConfig#policyCache()}. When one ends by itself
 * needs no news.
 */
@ApplicationScoped
public class Overrides {

  /** Replicas' clocks differ: what one has just confirmed is not yet past for the other. */
  private static final Duration SOON = Duration.ofMinutes(1);

  /** One contact that an override let through. */
  public record Use(UUID override, UUID decisionId, Purpose purpose, Channel channel, Instant at) {}

  private record Remembered(List<OverrideInForce> overrides, long nanos) {}

  private final OverrideStore store;
  private final MeterRegistry meters;
  private final Duration memory;
  private volatile @Nullable Remembered remembered;

  Overrides(OverrideStore store, MeterRegistry meters, PolicyConfig config) {
    this.store = store;
    this.meters = meters;
    this.memory = config.policyCache();
  }

  /** Those in force at the moment, and perhaps some that have just ended. */
  public Uni<List<OverrideInForce>> now(Work work, Instant now) {
    Remembered known = remembered;
    if (known != null && System.nanoTime() - known.nanos() < memory.toNanos()) {
      return Uni.createFrom().item(known.overrides());
    }
    return between(work, now, now.plus(SOON))
        .invoke(found -> remembered = new Remembered(found, System.nanoTime()));
  }

  /** Those that were in force at some moment of the period. */
  public Uni<List<OverrideInForce>> between(Work work, Instant from, Instant to) {
    return store
        .inForce(work, from, to)
        .map(found -> found.stream().map(EmergencyOverride::inForce).toList());
  }

  /** Puts on record what overrides were used for. */
  public Uni<Void> use(Work work, List<Use> uses) {
    if (uses.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    work.afterCommit(() -> meters.counter("assidu.policy.override.uses").increment(uses.size()));
    return store.use(work, uses);
  }

  /** Something was confirmed or ended: look again. */
  void forget() {
    remembered = null;
  }
}
