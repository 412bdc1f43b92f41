package io.assidu.platform.problem;

import io.vertx.sqlclient.DatabaseException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL calls a failure (its manual, appendix A). */
public final class SqlState {

  private SqlState() {}

  /**
   * Its five characters; null if it is no failure of a statement, whatever it may be wrapped in.
   */
  public static @Nullable String of(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseException refused) {
        return refused.getSqlState();
      }
      // What Hibernate Reactive makes of the same, on the connection of a session.
      if (cause instanceof SQLException refused) {
        return refused.getSQLState();
      }
    }
    return null;
  }
}
