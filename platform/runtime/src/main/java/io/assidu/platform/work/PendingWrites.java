package io.assidu.platform.work;

import io.assidu.platform.problem.SqlState;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one transaction that were sent and whose answers nobody has waited for. PostgreSQL
 * answers in the order of the questions, and after a failure refuses everything up to the rollback:
 * so the first failure is the one that tells why.
 */
final class PendingWrites {

  /**
   * {@code in_failed_sql_transaction}: what an innocent statement gets after the one that failed.
   */
  private static final String AFTER_A_FAILURE = "25P02";

  private final List<CompletableFuture<?>> sent = new ArrayList<>();

  /** Completes when the statement is on its way. */
  Uni<Void> send(Supplier<CompletionStage<RowSet<Row>>> statement) {
    return Uni.createFrom()
        .item(
            () -> {
              sendNow(statement);
              return null;
            });
  }

  /** As {@link #send}, at once. */
  void sendNow(Supplier<CompletionStage<RowSet<Row>>> statement) {
    sent.add(statement.get().toCompletableFuture());
  }

  /** Completes when all are answered; fails with the first that failed. */
  Uni<Void> answered() {
    return sent.isEmpty()
        ? Uni.createFrom().voidItem()
        : allAnswered()
            .chain(
                () -> {
                  Throwable first = firstFailure();
                  return first == null
                      ? Uni.createFrom().voidItem()
                      : Uni.createFrom().failure(first);
                });
  }

  /** Fails with what really went wrong when {@code failure} is only what came after it. */
  <T> Uni<T> blame(Throwable failure) {
    if (sent.isEmpty() || !isAftermath(failure)) {
      return Uni.createFrom().failure(failure);
    }
    return allAnswered()
        .chain(
            () -> {
              Throwable first = firstFailure();
              return Uni.createFrom().failure(first == null ? failure : first);
            });
  }

  private Uni<Void> allAnswered() {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new));
    return Uni.createFrom().completionStage(all).onFailure().recoverWithNull();
  }

  private @Nullable Throwable firstFailure() {
    return sent.stream()
        .filter(CompletableFuture::isCompletedExceptionally)
        .findFirst()
        .map(CompletableFuture::exceptionNow)
        .orElse(null);
  }

  private static boolean isAftermath(Throwable failure) {
    return AFTER_A_FAILURE.equals(SqlState.of(failure));
  }
}
