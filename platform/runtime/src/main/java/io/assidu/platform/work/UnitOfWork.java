package io.assidu.platform.work;

import io.assidu.platform.telemetry.Correlation;
import io.assidu.platform.telemetry.Fault;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * One database transaction together with the messages it sends (transactional outbox): they are
 * committed in one piece, and the relay is woken after the commit, so that a message's delay is not
 * a polling interval.
 *
 * <p>Units of work do not nest.
 */
@ApplicationScoped
public class UnitOfWork {

  /**
   * Marks a context whose session is in use: two units of work at once on one context would share
   * it.
   */
  private static final String OCCUPIED = UnitOfWork.class.getName();

  private static final Logger LOG = Logger.getLogger(UnitOfWork.class);

  private final OutboxRelay relay;
  private final Vertx vertx;
  private final Clock clock;
  private final String service;

  UnitOfWork(
      OutboxRelay relay,
      Vertx vertx,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.relay = relay;
    this.vertx = vertx;
    this.clock = clock;
    this.service = service;
  }

  /**
   * Runs {@code body} and commits, or rolls everything back if it fails. Callable from any thread.
   * A call over HTTP that waits too long gets a failure while the work goes on to its end.
   *
   * @return the body's result, after the commit
   */
  public <T> Uni<T> run(Function<Work, Uni<T>> body) {
    return Uni.createFrom().deferred(() -> Patience.ofThisCall(runUnhurried(body)));
  }

  /** As {@link #run(Function)}, however long it takes: for what has a limit of its own. */
  public <T> Uni<T> runUnhurried(Function<Work, Uni<T>> body) {
    return onSafeContext(() -> commit(body));
  }

  /** As {@link #run(Function)}, in a story that began earlier: a timer's, a retry's. */
  public <T> Uni<T> run(String correlationId, Function<Work, Uni<T>> body) {
    return run(
        work -> {
          work.correlate(correlationId);
          return body.apply(work);
        });
  }

  private <T> Uni<T> commit(Function<Work, Uni<T>> body) {
    List<HibernateWork> done = new ArrayList<>(1);
    return Panache.withTransaction(
            () ->
                Panache.getSession()
                    .flatMap(
                        session -> {
                          HibernateWork work = new HibernateWork(session, service, clock);
                          done.add(work);
                          return body.apply(work)
                              .call(() -> session.flush())
                              .call(() -> work.finish())
                              .onFailure()
                              .recoverWithUni(work::blame);
                        }))
        .invoke(() -> done.forEach(this::wakeOthers));
  }

  private void wakeOthers(HibernateWork work) {
    if (work.hasOutgoing()) {
      relay.wake();
    }
    // Off this context: a wake-up that starts work of its own must not meet this call's session.
    List<Runnable> actions = work.afterCommit();
    if (!actions.isEmpty()) {
      Infrastructure.getDefaultExecutor().execute(() -> actions.forEach(UnitOfWork::runAlone));
    }
  }

  /** Whatever becomes of one, the others are run as well. */
  private static void runAlone(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.warn("What was to follow a commit failed", Fault.of(e));
    }
  }

  /**
   * Hibernate Reactive keeps its session in the Vert.x context, which must belong to this call
   * alone, and runs on an event loop only. Whoever comes from elsewhere gets a context of its own,
   * in the same story.
   */
  private <T> Uni<T> onSafeContext(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context here = Vertx.currentContext();
              return here != null && isFree(here) ? occupying(here, work) : elsewhere(work);
            });
  }

  private static boolean isFree(Context context) {
    return VertxContext.isDuplicatedContext(context)
        && Context.isOnEventLoopThread()
        && context.getLocal(OCCUPIED) == null;
  }

  private static <T> Uni<T> occupying(Context here, Supplier<Uni<T>> work) {
    here.putLocal(OCCUPIED, true);
    return work.get().onTermination().invoke(() -> here.removeLocal(OCCUPIED));
  }

  private <T> Uni<T> elsewhere(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              String story = Correlation.current();
              Context own =
                  VertxContext.createNewDuplicatedContext(
                      ((VertxInternal) vertx).createEventLoopContext());
              VertxContextSafetyToggle.setContextSafe(own, true);
              own.runOnContext(
                  ignored -> {
                    Correlation.set(story);
                    work.get().subscribe().with(emitter::complete, emitter::fail);
                  });
            });
  }
}
