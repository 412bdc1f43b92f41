package io.assidu.loyalty.timer;

import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets timers within a transaction. */
@ApplicationScoped
public class Timers {

  private final TimerStore store;

  Timers(TimerStore store) {
    this.store = store;
  }

  /**
   * Something to be done at a time.
   *
   * @param kind what: there is one {@link TimerHandler} for it
   * @param id of what; one timer a kind and id
   * @param correlationId the story that it belongs to; null: the one at work
   */
  public record Due(String kind, UUID id, Instant at, @Nullable String correlationId) {

    public Due(String kind, UUID id, Instant at) {
      this(kind, id, at, null);
    }
  }

  /** Sets timers, in their stories; one that is set already is only ever moved forward. */
  public Uni<Void> set(Work work, List<Due> timers) {
    return timers.isEmpty() ? Uni.createFrom().voidItem() : store.set(work, timers);
  }

  /** Takes away the timers of a kind that have a profile's id, or that of one merged into it. */
  public Uni<Void> forget(Work work, String kind, UUID profileId) {
    return store.forget(work, kind, profileId);
  }
}
