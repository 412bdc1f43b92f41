package io.assidu.policy.pressure;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The truth behind the counters: a person's contacts that count, from the decision log. */
@FunctionalInterface
public interface History {

  /** Slots later than the given moment, by contact. */
  Uni<Map<UUID, Slot>> after(Instant moment);
}
