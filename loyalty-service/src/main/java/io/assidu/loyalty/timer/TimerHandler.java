package io.assidu.loyalty.timer;

import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Does what is due. */
public interface TimerHandler {

  /** The kind of timer it is for. */
  String kind();

  /**
   * Locks what the timer is about, before the timer is taken away: whoever sets it anew holds that
   * lock already, and nobody must wait in a circle. Nothing to do where it is set only once.
   */
  default Uni<Void> hold(Work work, UUID id) {
    return Uni.createFrom().voidItem();
  }

  /**
   * Called in the transaction that takes the timer away. The timer may be out of date: look at the
   * state, and do nothing if there is nothing to do.
   */
  Uni<Void> due(Work work, UUID id);
}
