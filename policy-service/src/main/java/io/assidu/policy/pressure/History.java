package io.assidu.policy.pressure;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The truth behind the counters: people's contacts that count, from the decision log. */
@FunctionalInterface
public interface History {

  /** Slots later than the given moment: by person, by contact; without people who have none. */
  Uni<Map<UUID, Map<UUID, Slot>>> after(Collection<UUID> people, Instant moment);
}
