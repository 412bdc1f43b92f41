package io.assidu.journey.timer;

import io.assidu.journey.JourneyConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does due work at the instant it becomes due: the next due instant is kept in memory and brought
 * forward by whoever commits an earlier one. What other replicas left behind is found by a look
 * every now and then. One piece is done at a time.
 *
 * <p>Nothing here is durable and nothing needs to be: a lost alarm costs one look.
 */
@ApplicationScoped
public class Alarm {

  private static final Logger LOG = Logger.getLogger(Alarm.class);

  /** Another replica may hold what is due: we neither spin on it nor leave it to the next look. */
  private static final Duration SHORTEST_NAP = Duration.ofMillis(5);

  private static final Duration LONGEST_NAP = Duration.ofMinutes(10);

  private final Vertx vertx;
  private final Clock clock;
  private final DueWork work;
  private final Duration safetyNet;

  // Guarded by this.
  private @Nullable Instant next;
  private long timer = -1;
  private boolean busy;
  private boolean stopped;

  Alarm(Vertx vertx, Clock clock, DueWork work, JourneyConfig config) {
    this.vertx = vertx;
    this.clock = clock;
    this.work = work;
    this.safetyNet = config.timers().safetyNet();
  }

  void start(@Observes StartupEvent start) {
    vertx.setPeriodic(safetyNet.toMillis(), tick -> look());
    look();
  }

  synchronized void stop(@Observes Shutdown shutdown) {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  /** Something is due at this instant. Called after the commit that says so. */
  public synchronized void wakeAt(Instant due) {
    if (next == null || due.isBefore(next)) {
      next = due;
      if (!busy) {
        setTimer(due);
      }
    }
  }

  private void setTimer(Instant due) {
    vertx.cancelTimer(timer);
    Duration nap = Duration.between(clock.instant(), due);
    if (nap.compareTo(SHORTEST_NAP) < 0) {
      nap = SHORTEST_NAP;
    } else if (nap.compareTo(LONGEST_NAP) > 0) {
      nap = LONGEST_NAP;
    }
    timer = vertx.setTimer(nap.plusNanos(999_999).toMillis(), rung -> look());
  }

  private void look() {
    synchronized (this) {
      if (busy || stopped) {
        return;
      }
      busy = true;
      next = null;
    }
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    context.runOnContext(
        ready -> work.doDue().subscribe().with(this::done, failure -> failed(failure)));
  }

  private synchronized void done(Optional<Instant> due) {
    busy = false;
    due.filter(instant -> next == null || instant.isBefore(next)).ifPresent(i -> next = i);
    if (next != null && !stopped) {
      setTimer(next);
    }
  }

  private synchronized void failed(Throwable failure) {
    busy = false;
    if (!stopped) {
      LOG.warnf(failure, "Due work could not be done; it is tried again within %s", safetyNet);
    }
  }
}
