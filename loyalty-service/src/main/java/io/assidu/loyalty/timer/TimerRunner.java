package io.assidu.loyalty.timer;

import io.assidu.platform.telemetry.Fault;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Carries out timers as they become due, each in a transaction of its own and in the story in which
 * it was set.
 */
@ApplicationScoped
public class TimerRunner {

  private static final Logger LOG = Logger.getLogger(TimerRunner.class);
  private static final int AT_ONCE = 200;

  private final UnitOfWork unitOfWork;
  private final TimerStore store;
  private final Clock clock;
  private final Map<String, TimerHandler> handlers;

  TimerRunner(
      UnitOfWork unitOfWork, TimerStore store, Clock clock, @All List<TimerHandler> handlers) {
    this.unitOfWork = unitOfWork;
    this.store = store;
    this.clock = clock;
    this.handlers =
        handlers.stream().collect(Collectors.toMap(TimerHandler::kind, Function.identity()));
  }

  /** Does what is due by now, at most some hundreds; answers how many were looked at. */
  @Scheduled(
      every = "${assidu.loyalty.timers.every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  public Uni<Void> run() {
    return unitOfWork
        .run(work -> store.due(work, clock.instant(), AT_ONCE))
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(this::carryOut)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /** A timer that fails stays, and holds up no other. */
  private Uni<Void> carryOut(TimerStore.Ringing ringing) {
    Timers.Due timer = ringing.timer();
    TimerHandler handler = handlers.get(timer.kind());
    if (handler == null) {
      LOG.errorf("no handler for timers of kind %s", timer.kind());
      return Uni.createFrom().voidItem();
    }
    return unitOfWork
        .<Void>run(
            ringing.correlationId(),
            work ->
                handler
                    .hold(work, timer.id())
                    .chain(() -> store.take(work, timer))
                    .chain(
                        mine -> mine ? handler.due(work, timer.id()) : Uni.createFrom().voidItem()))
        .onFailure()
        .invoke(
            e ->
                LOG.errorf(
                    Fault.of(e), "timer %s %s failed and stays due", timer.kind(), timer.id()))
        .onFailure()
        .recoverWithNull();
  }
}
