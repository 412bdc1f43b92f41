package io.assidu.profile.ingest;

import io.assidu.platform.telemetry.Correlation;
import io.assidu.platform.work.GroupCommit;
import io.assidu.platform.work.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where requests wait for the disk together; see {@link GroupCommit}. */
@ApplicationScoped
public class IntakeQueue {

  /** In events: a transaction of some milliseconds, and some seconds of work in waiting. */
  private static final GroupCommit.Limits LIMITS = new GroupCommit.Limits(500, 1, 20_000);

  private final GroupCommit<List<Told>, Integer> commits;

  IntakeQueue(Intake intake, Vertx vertx) {
    this.commits =
        new GroupCommit<>(vertx, LIMITS, List::size, requests -> accept(intake, requests));
  }

  /** Completes when the events are durable, in the story and trace of whoever calls. */
  public Uni<Void> accept(List<Incoming> events) {
    return Uni.createFrom()
        .deferred(
            () -> {
              String story = Correlation.current();
              var trace = io.opentelemetry.context.Context.current();
              return commits.join(events.stream().map(e -> Told.of(e, story, trace)).toList());
            })
        .replaceWithVoid();
  }

  /** Tells each request how many events it brought. */
  private static Uni<List<Reply<Integer>>> accept(Intake intake, List<List<Told>> requests) {
    return intake
        .accept(requests.stream().flatMap(List::stream).toList())
        .map(done -> requests.stream().map(events -> done(events.size())).toList());
  }

  private static Reply<Integer> done(int events) {
    return new Reply.Done<>(events);
  }
}
