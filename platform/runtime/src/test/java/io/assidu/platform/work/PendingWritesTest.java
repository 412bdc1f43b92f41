package io.assidu.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PendingWritesTest {

  private final PendingWrites writes = new PendingWrites();
  private final CompletableFuture<RowSet<Row>> first = new CompletableFuture<>();
  private final CompletableFuture<RowSet<Row>> second = new CompletableFuture<>();
  private final PgException duplicate = pg("23505");
  private final PgException aftermath = pg("25P02");

  @Test
  void nobodyWaitsForAWriteUntilTheEnd() {
    send();

    CompletableFuture<Void> answered = writes.answered().subscribeAsCompletionStage();
    first.complete(null);

    assertThat(answered).isNotDone();
    second.complete(null);
    assertThat(answered).isCompleted();
  }

  @Test
  void theFirstWriteThatFailedFailsTheWork() {
    send();
    second.completeExceptionally(aftermath);
    first.completeExceptionally(duplicate);

    assertThatThrownBy(() -> writes.answered().await().indefinitely()).isSameAs(duplicate);
  }

  @Test
  void aStatementThatFailedBecauseOfAnEarlierWriteIsNotBlamed() {
    send();
    first.completeExceptionally(duplicate);
    second.complete(null);

    assertThatThrownBy(() -> blame(new IllegalStateException(aftermath))).isSameAs(duplicate);
  }

  @Test
  void whateverElseWentWrongStaysTheReason() {
    RuntimeException refused = new IllegalStateException("refused");
    send();

    assertThatThrownBy(() -> blame(refused)).isSameAs(refused);
  }

  private void send() {
    writes.send(() -> first).await().indefinitely();
    writes.send(() -> second).await().indefinitely();
  }

  private void blame(Throwable failure) {
    Uni<Void> blamed = writes.blame(failure);
    blamed.await().indefinitely();
  }

  private static PgException pg(String state) {
    return new PgException("failed", "ERROR", state, "");
  }
}
