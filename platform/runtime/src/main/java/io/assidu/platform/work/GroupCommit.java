package io.assidu.platform.work;

import io.assidu.platform.problem.Infrastructure;
import io.assidu.platform.problem.PlatformError;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.ToIntFunction;

/**
 * Where calls wait for the disk together: those that come while transactions are on their way share
 * the next one. A lonely call waits for nobody; under load the number of commits no longer grows
 * with that of the calls.
 *
 * <p>A group is done in whole, and gives each call an answer of its own. If it fails, its calls are
 * done one by one, so that one which is bad spoils no other; if the database is away, all of them
 * are told so.
 *
 * @param <C> a call
 * @param <A> its answer
 */
public final class GroupCommit<C, A> {

  /**
   * Does all of them in one transaction.
   *
   * @param <C> a call
   * @param <A> its answer
   */
  @FunctionalInterface
  public interface Together<C, A> {

    /** Gives, in the order of the calls, what came of each. */
    Uni<List<Reply<A>>> apply(List<C> calls);
  }

  /**
   * How much at a time.
   *
   * @param group the weight that ends a group: a transaction of some milliseconds
   * @param atOnce transactions on their way at a time
   * @param waiting the weight that may wait; who comes then is told to come again
   * @param pace the least time from the beginning of one transaction to that of the next, unless
   *     there is enough for a group: what a transaction costs by itself is shared by more calls
   */
  public record Limits(int group, int atOnce, int waiting, Duration pace) {

    /**
     * Without a pace: whoever comes while less than {@code atOnce} are on their way goes at once.
     */
    public Limits(int group, int atOnce, int waiting) {
      this(group, atOnce, waiting, Duration.ZERO);
    }
  }

  private static final long NANOS_A_MILLI = 1_000_000;

  private final ContextInternal loop;
  private final Limits limits;
  private final ToIntFunction<C> weight;
  private final Together<C, A> together;

  // What follows is touched on the one event loop only.
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private int weightWaiting;
  private int atWork;
  private long lastBegun;
  private boolean timed;

  public GroupCommit(Vertx vertx, Limits limits, ToIntFunction<C> weight, Together<C, A> together) {
    this.loop = ((VertxInternal) vertx).createEventLoopContext();
    this.limits = limits;
    this.weight = weight;
    this.together = together;
    this.lastBegun = System.nanoTime() - limits.pace().toNanos();
  }

  /** A call, and where its answer has to be given. */
  private final class Waiting {
    private final C call;
    private final Context home;
    private final UniEmitter<? super A> emitter;

    Waiting(C call, Context home, UniEmitter<? super A> emitter) {
      this.call = call;
      this.home = home;
      this.emitter = emitter;
    }

    void answer(Reply<A> reply) {
      home.runOnContext(
          ignored -> {
            switch (reply) {
              case Reply.Done<A>(A answer) -> emitter.complete(answer);
              case Reply.Refused<A>(Throwable why) -> emitter.fail(why);
            }
          });
    }

    void fail(Throwable why) {
      answer(new Reply.Refused<>(why));
    }
  }

  /**
   * Completes with its answer once that is durable. A caller over HTTP waits no longer than for a
   * transaction of its own.
   */
  public Uni<A> join(C call) {
    return Uni.createFrom().deferred(() -> Patience.ofThisCall(answer(call)));
  }

  private Uni<A> answer(C call) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Context here = Vertx.currentContext();
              Waiting one = new Waiting(call, here == null ? loop : here, emitter);
              loop.runOnContext(ignored -> add(one));
            });
  }

  private void add(Waiting one) {
    if (weightWaiting >= limits.waiting()) {
      one.fail(
          PlatformError.UNAVAILABLE
              .problem("Too much is waiting already; nothing was changed.")
              .withHeader("Retry-After", "1"));
      return;
    }
    waiting.add(one);
    weightWaiting += weight.applyAsInt(one.call);
    next();
  }

  private void next() {
    if (waiting.isEmpty() || atWork == limits.atOnce() || isEarly()) {
      return;
    }
    List<Waiting> group = group();
    lastBegun = System.nanoTime();
    atWork++;
    inWhole(group)
        .onTermination()
        .invoke(
            () ->
                loop.runOnContext(
                    ignored -> {
                      atWork--;
                      next();
                    }))
        .subscribe()
        .with(done -> {}, failure -> group.forEach(one -> one.fail(failure)));
  }

  /** Whether those who wait had better wait for more; then they are looked at again in time. */
  private boolean isEarly() {
    long early = lastBegun + limits.pace().toNanos() - System.nanoTime();
    if (early <= 0 || weightWaiting >= limits.group()) {
      return false;
    }
    if (!timed) {
      timed = true;
      loop.setTimer(
          Math.ceilDiv(early, NANOS_A_MILLI),
          timer -> {
            timed = false;
            next();
          });
    }
    return true;
  }

  private List<Waiting> group() {
    List<Waiting> group = new ArrayList<>();
    int sum = 0;
    while (sum < limits.group() && !waiting.isEmpty()) {
      Waiting one = waiting.remove();
      group.add(one);
      sum += weight.applyAsInt(one.call);
    }
    weightWaiting -= sum;
    return group;
  }

  private Uni<Void> inWhole(List<Waiting> group) {
    return together(group)
        .onFailure(failure -> group.size() > 1 && !Infrastructure.isUnavailable(failure))
        .recoverWithUni(() -> apart(group));
  }

  private Uni<Void> apart(List<Waiting> group) {
    return Multi.createFrom()
        .iterable(group)
        .onItem()
        .transformToUniAndConcatenate(
            one ->
                together(List.of(one)).onFailure().invoke(one::fail).onFailure().recoverWithNull())
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> together(List<Waiting> group) {
    List<C> calls = group.stream().map(one -> one.call).toList();
    return Uni.createFrom()
        .deferred(() -> together.apply(calls)) // whatever is thrown fails them, and not the queue
        .invoke(
            replies -> {
              for (int i = 0; i < group.size(); i++) {
                group.get(i).answer(replies.get(i));
              }
            })
        .replaceWithVoid();
  }
}
