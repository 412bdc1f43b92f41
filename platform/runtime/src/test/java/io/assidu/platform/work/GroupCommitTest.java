package io.assidu.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The groups that were begun; the first does not end before it is let. */
  private final List<List<String>> groups = Collections.synchronizedList(new ArrayList<>());

  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final CompletableFuture<Void> gate = new CompletableFuture<>();

  @AfterAll
  static void close() {
    VERTX.close();
  }

  @Test
  void who_comes_while_a_group_is_on_its_way_shares_the_next() {
    var queue = queue(new GroupCommit.Limits(100, 1, 100));
    var first = join(queue, "a");
    begun.join();
    var others = List.of(join(queue, "b"), join(queue, "c"), join(queue, "d"));
    whenAllHaveCome();

    assertThat(first).succeedsWithin(PATIENCE).isEqualTo("A");
    assertThat(others.get(2)).succeedsWithin(PATIENCE).isEqualTo("D");
    assertThat(groups).containsExactly(List.of("a"), List.of("b", "c", "d"));
  }

  @Test
  void a_group_ends_at_its_weight() {
    var queue = queue(new GroupCommit.Limits(2, 1, 100));
    join(queue, "a");
    begun.join();
    join(queue, "b");
    join(queue, "c");
    var last = join(queue, "d");
    whenAllHaveCome();

    assertThat(last).succeedsWithin(PATIENCE);
    assertThat(groups).containsExactly(List.of("a"), List.of("b", "c"), List.of("d"));
  }

  @Test
  void several_may_be_on_their_way_at_once() {
    var queue = queue(new GroupCommit.Limits(100, 2, 100));
    var first = join(queue, "a");
    begun.join();

    assertThat(join(queue, "b")).succeedsWithin(PATIENCE).isEqualTo("B");
    assertThat(first).isNotDone();
    gate.complete(null);
    assertThat(first).succeedsWithin(PATIENCE);
  }

  @Test
  void who_comes_before_the_pace_allows_another_transaction_waits_for_company() {
    var queue = queue(new GroupCommit.Limits(100, 2, 100, Duration.ofMillis(300)));
    join(queue, "a");
    begun.join();
    var lonely = join(queue, "b");
    var company = join(queue, "c");

    assertThat(company).succeedsWithin(PATIENCE).isEqualTo("C");
    assertThat(lonely).succeedsWithin(PATIENCE).isEqualTo("B");
    assertThat(groups).containsExactly(List.of("a"), List.of("b", "c"));
    gate.complete(null);
  }

  @Test
  void enough_for_a_group_waits_for_no_pace() {
    var queue = queue(new GroupCommit.Limits(2, 2, 100, Duration.ofHours(1)));
    join(queue, "a");
    begun.join();
    join(queue, "b");

    assertThat(join(queue, "c")).succeedsWithin(PATIENCE).isEqualTo("C");
    gate.complete(null);
  }

  @Test
  void one_that_is_refused_is_refused_alone() {
    var queue = queue(new GroupCommit.Limits(100, 1, 100));
    join(queue, "a");
    begun.join();
    var good = join(queue, "b");
    var refused = join(queue, "refused");
    whenAllHaveCome();

    assertThat(good).succeedsWithin(PATIENCE);
    assertThat(problem(refused).code()).isEqualTo(PlatformError.CONFLICT);
    assertThat(groups).hasSize(2);
  }

  @Test
  void a_group_that_fails_is_done_one_by_one() {
    var queue = queue(new GroupCommit.Limits(100, 1, 100));
    join(queue, "a");
    begun.join();
    var before = join(queue, "b");
    var bad = join(queue, "bad");
    var after = join(queue, "c");
    whenAllHaveCome();

    assertThat(before).succeedsWithin(PATIENCE).isEqualTo("B");
    assertThat(after).succeedsWithin(PATIENCE).isEqualTo("C");
    assertThat(bad)
        .failsWithin(PATIENCE)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(IllegalStateException.class);
    assertThat(join(queue, "next")).succeedsWithin(PATIENCE);
  }

  @Test
  void when_the_database_is_away_all_are_told_so() {
    var queue = queue(new GroupCommit.Limits(100, 1, 100));
    join(queue, "a");
    begun.join();
    var one = join(queue, "b");
    var other = join(queue, "away");
    whenAllHaveCome();

    assertThat(one).failsWithin(PATIENCE).withThrowableThat().havingCause();
    assertThat(other).failsWithin(PATIENCE);
    assertThat(groups).hasSize(2);
  }

  @Test
  void who_finds_the_queue_full_is_told_to_come_again() {
    var queue = queue(new GroupCommit.Limits(100, 1, 2));
    join(queue, "a");
    begun.join();
    join(queue, "b");
    var last = join(queue, "c");
    var tooMany = join(queue, "d");

    ProblemException problem = problem(tooMany);
    assertThat(problem.code()).isEqualTo(PlatformError.UNAVAILABLE);
    assertThat(problem.headers()).containsEntry("Retry-After", "1");
    gate.complete(null);
    assertThat(last).succeedsWithin(PATIENCE);
    assertThat(join(queue, "e")).succeedsWithin(PATIENCE);
  }

  private GroupCommit<String, String> queue(GroupCommit.Limits limits) {
    return new GroupCommit<>(VERTX, limits, one -> 1, this::together);
  }

  private Uni<List<Reply<String>>> together(List<String> calls) {
    groups.add(calls);
    begun.complete(null);
    if (calls.contains("bad")) {
      throw new IllegalStateException("bad");
    }
    if (calls.contains("away")) {
      return Uni.createFrom().failure(new ConnectException("away"));
    }
    List<Reply<String>> replies = calls.stream().map(GroupCommitTest::reply).toList();
    return calls.equals(List.of("a"))
        ? Uni.createFrom().completionStage(gate).replaceWith(replies)
        : Uni.createFrom().item(replies);
  }

  private static Reply<String> reply(String call) {
    return call.equals("refused")
        ? new Reply.Refused<>(PlatformError.CONFLICT.problem("refused"))
        : new Reply.Done<>(call.toUpperCase(java.util.Locale.ROOT));
  }

  private static CompletableFuture<String> join(GroupCommit<String, String> queue, String call) {
    return queue.join(call).subscribeAsCompletionStage();
  }

  /** Calls are put in the queue in their order on one event loop: so is what lets them go. */
  private void whenAllHaveCome() {
    gate.complete(null);
  }

  private static ProblemException problem(CompletableFuture<?> refused) {
    return refused
        .handle((answer, why) -> (ProblemException) why)
        .orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
        .join();
  }
}
