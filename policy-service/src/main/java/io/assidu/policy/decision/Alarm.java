package io.assidu.policy.decision;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Rings at the earliest moment it was set to. Set in memory only: a lost alarm is found by looking.
 */
@ApplicationScoped
class Alarm {

  private final Vertx vertx;
  private final Clock clock;
  private Runnable bell = () -> {};
  private @Nullable Instant set;
  private long timer;

  Alarm(Vertx vertx, Clock clock) {
    this.vertx = vertx;
    this.clock = clock;
  }

  synchronized void onRing(Runnable listener) {
    bell = listener;
  }

  synchronized void noLaterThan(Instant due) {
    if (set != null) {
      if (!due.isBefore(set)) {
        return;
      }
      vertx.cancelTimer(timer);
    }
    set = due;
    // A millisecond late rather than early: early it would find nothing due.
    long delay = Math.max(0, Duration.between(clock.instant(), due).toMillis()) + 1;
    timer = vertx.setTimer(delay, id -> ring());
  }

  private void ring() {
    Runnable listener;
    synchronized (this) {
      set = null;
      listener = bell;
    }
    listener.run();
  }
}
