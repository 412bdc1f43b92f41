package io.assidu.platform.work;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * How long callers over HTTP wait for a unit of work. Consumers and timers have no such limit: they
 * have nobody to answer.
 */
@ApplicationScoped
public class Patience {

  private static final String KEY = Patience.class.getName();

  private final Duration ofCalls;

  Patience(DatabaseConfig config) {
    this.ofCalls = config.callPatience();
  }

  @ServerRequestFilter(preMatching = true)
  void begin() {
    Context call = Vertx.currentContext();
    if (call != null) {
      call.putLocal(KEY, ofCalls);
    }
  }

  /** As patient as the call on whose context this runs. */
  static <T> Uni<T> ofThisCall(Uni<T> work) {
    Context here = Vertx.currentContext();
    // A context that is nobody's alone keeps nothing, and says so by an exception.
    boolean own = here != null && VertxContext.isDuplicatedContext(here);
    @Nullable Duration limit = own ? here.getLocal(KEY) : null;
    return limit == null ? work : atMost(limit, work);
  }

  /**
   * Fails with a {@link io.smallrye.mutiny.TimeoutException} after this time, but lets the work go
   * on to its end: it must release what it holds, and cut off half-way it could not.
   */
  public static <T> Uni<T> atMost(Duration limit, Uni<T> work) {
    return Uni.createFrom()
        .<T>emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail))
        .ifNoItem()
        .after(limit)
        .fail();
  }
}
