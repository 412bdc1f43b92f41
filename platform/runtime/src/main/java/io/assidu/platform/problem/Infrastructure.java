package io.assidu.platform.problem;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a part that is away from a request or record that is bad. */
public final class Infrastructure {

  /**
   * SQLSTATE classes and codes after which the same statement may succeed: connection exceptions,
   * transaction rollback (serialization failure, deadlock), insufficient resources, operator
   * intervention (PostgreSQL appendix A). And {@code 0A000}: a newer release has changed a table
   * under a statement that this connection has prepared; another connection knows the new shape.
   */
  private static final List<String> TRANSIENT_SQL_STATES =
      List.of("08", "0A000", "40", "53", "57", "58");

  private Infrastructure() {}

  /**
   * Whether {@code e}, or a cause of it, says that a server could not be reached or asks to try
   * again.
   */
  public static boolean isUnavailable(@Nullable Throwable e) {
    String sqlState = SqlState.of(e);
    if (sqlState != null) {
      return TRANSIENT_SQL_STATES.stream().anyMatch(sqlState::startsWith);
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (isTransient(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTransient(Throwable e) {
    return switch (e) {
      case ConnectException refused -> true;
      case ClosedChannelException closed -> true;
      case TimeoutException late -> true;
      case IOException io -> !(io instanceof com.fasterxml.jackson.core.JacksonException);
      case VertxException closed -> true; // the connection, not the request
      // No connection of the pool came free in time: there is no type for it, and others use this
      // one to say that a statement is wrong, which would be tried for ever.
      case NoStackTraceThrowable tired -> String.valueOf(tired.getMessage()).startsWith("Timeout");
      case io.smallrye.mutiny.TimeoutException late -> true;
      case org.apache.kafka.common.errors.RetriableException kafka -> true;
      default -> false;
    };
  }
}
