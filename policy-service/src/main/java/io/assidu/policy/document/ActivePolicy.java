package io.assidu.policy.document;

import io.assidu.platform.work.Work;
import io.assidu.policy.Json;
import io.assidu.policy.PolicyConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The published policy that decides now. Remembered for a moment: another replica's publication
 * arrives here within {@link PolicyConfig#policyCache()}.
 */
@ApplicationScoped
public class ActivePolicy {

  /** Shipped, and published as version 1 of the active policy when there is none yet. */
  private static final String SEED = "/policy/default.json";

  private record Remembered(PublishedPolicy policy, long nanos) {}

  private final PolicyStore store;
  private final Json json;
  private final String id;
  private final Duration memory;
  private volatile @Nullable Remembered remembered;

  ActivePolicy(PolicyStore store, Json json, PolicyConfig config) {
    this.store = store;
    this.json = json;
    this.id = config.active();
    this.memory = config.policyCache();
  }

  /** The latest version of the active policy. */
  public Uni<PublishedPolicy> get(Work work) {
    Remembered known = remembered;
    if (known != null && System.nanoTime() - known.nanos() < memory.toNanos()) {
      return Uni.createFrom().item(known.policy());
    }
    return store
        .latest(id)
        .chain(found -> found.isPresent() ? Uni.createFrom().item(found.get()) : seed(work))
        .invoke(policy -> remembered = new Remembered(policy, System.nanoTime()));
  }

  /** Something was published: look again. */
  void forget() {
    remembered = null;
  }

  /** Two replicas that start together may both try; one of them keeps it. */
  private Uni<PublishedPolicy> seed(Work work) {
    ContactPolicy document = json.read(shipped(), ContactPolicy.class);
    return store
        .seed(work, id, document)
        .chain(() -> store.latest(id))
        .map(found -> found.orElseThrow());
  }

  private static String shipped() {
    try (InputStream source =
        Objects.requireNonNull(ActivePolicy.class.getResourceAsStream(SEED))) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
