package io.assidu.profile.ingest;

import io.assidu.platform.problem.Infrastructure;
import io.assidu.platform.telemetry.Correlation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Where requests wait for the disk together: those that come while a transaction is on its way
 * share the next one. A lonely request waits for nobody; under load the number of commits no longer
 * grows with that of the requests.
 *
 * <p>A group is taken in whole. If it fails, its requests are taken one by one, so that one which
 * is bad spoils no other; if the database is away, all of them are told so.
 */
@ApplicationScoped
public class IntakeQueue {

  /** So many events end a group: a transaction of some milliseconds. */
  private static final int LARGEST_GROUP = 500;

  private final Intake intake;

  /** What follows is touched on this one event loop only. */
  private final Context loop;

  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private boolean atWork;

  IntakeQueue(Intake intake, Vertx vertx) {
    this.intake = intake;
    this.loop = ((VertxInternal) vertx).createEventLoopContext();
  }

  /** A request's events, and where its answer has to be given. */
  private record Waiting(List<Told> events, Context home, UniEmitter<? super Void> answer) {

    void done() {
      home.runOnContext(ignored -> answer.complete(null));
    }

    void failed(Throwable why) {
      home.runOnContext(ignored -> answer.fail(why));
    }
  }

  /** Completes when the events are durable, in the story and trace of whoever calls. */
  public Uni<Void> accept(List<Incoming> events) {
    return Uni.createFrom()
        .emitter(
            answer -> {
              String story = Correlation.current();
              var trace = io.opentelemetry.context.Context.current();
              List<Told> told = events.stream().map(e -> Told.of(e, story, trace)).toList();
              Context here = Vertx.currentContext();
              Waiting request = new Waiting(told, here == null ? loop : here, answer);
              loop.runOnContext(ignored -> join(request));
            });
  }

  private void join(Waiting request) {
    waiting.add(request);
    if (!atWork) {
      next();
    }
  }

  private void next() {
    List<Waiting> group = group();
    atWork = !group.isEmpty();
    if (atWork) {
      Uni.createFrom()
          .deferred(() -> together(group)) // whatever is thrown fails the group, and not the queue
          .onTermination()
          .invoke(() -> loop.runOnContext(ignored -> next()))
          .subscribe()
          .with(done -> {}, failure -> group.forEach(request -> request.failed(failure)));
    }
  }

  private List<Waiting> group() {
    List<Waiting> group = new ArrayList<>();
    int events = 0;
    while (events < LARGEST_GROUP && !waiting.isEmpty()) {
      Waiting request = waiting.remove();
      group.add(request);
      events += request.events().size();
    }
    return group;
  }

  private Uni<Void> together(List<Waiting> group) {
    return intake
        .accept(group.stream().flatMap(request -> request.events().stream()).toList())
        .invoke(() -> group.forEach(Waiting::done))
        .onFailure(failure -> group.size() > 1 && !Infrastructure.isUnavailable(failure))
        .recoverWithUni(() -> apart(group));
  }

  private Uni<Void> apart(List<Waiting> group) {
    return Multi.createFrom()
        .iterable(group)
        .onItem()
        .transformToUniAndConcatenate(
            request ->
                intake
                    .accept(request.events())
                    .invoke(request::done)
                    .onFailure()
                    .recoverWithUni(
                        failure -> {
                          request.failed(failure);
                          return Uni.createFrom().voidItem();
                        }))
        .collect()
        .last()
        .replaceWithVoid();
  }
}
