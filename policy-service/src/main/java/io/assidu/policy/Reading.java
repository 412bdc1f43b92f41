package io.assidu.policy;

import io.assidu.platform.problem.SqlState;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Transactions that read much: from one snapshot, unable to write, and not longer than allowed, so
 * that they are no burden to those that decide.
 */
public final class Reading {

  /** PostgreSQL's {@code query_canceled}. */
  private static final String CANCELLED = "57014";

  private Reading() {}

  /**
   * To be called before anything else in the transaction.
   *
   * @param longest for a single statement
   */
  public static Uni<Void> begin(Work work, Duration longest) {
    return work.query("set transaction isolation level repeatable read, read only")
        .chain(() -> limit(work, longest));
  }

  /** From here on no statement of the transaction takes longer. */
  public static Uni<Void> limit(Work work, Duration longest) {
    return work.query(
            "select set_config('statement_timeout', $1, true)", Long.toString(longest.toMillis()))
        .replaceWithVoid();
  }

  /** Whether a statement took longer than allowed. */
  public static boolean tookTooLong(Throwable failure) {
    return CANCELLED.equals(SqlState.of(failure));
  }
}
