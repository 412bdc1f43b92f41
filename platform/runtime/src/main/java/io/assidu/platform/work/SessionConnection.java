package io.assidu.platform.work;

import java.lang.reflect.Field;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.BatchingConnection;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.hibernate.reactive.pool.impl.SqlClientConnection;

/**
 * The PostgreSQL connection under a Hibernate Reactive session, so that set-based SQL and entities
 * share one transaction.
 *
 * <p>Hibernate Reactive opens the connection lazily behind a proxy and offers no way through it
 * (its native queries know neither arrays nor {@code returning}). This class is the one place that
 * reaches through; the chassis' tests fail at once if a new version of Hibernate Reactive moves it.
 */
final class SessionConnection {

  private SessionConnection() {}

  /** The connection of a session whose transaction has begun. */
  static SqlClientConnection of(Mutiny.Session session) {
    if (!(session instanceof MutinySessionImpl hibernate)) {
      throw new IllegalStateException("Not a session of Hibernate Reactive");
    }
    ReactiveConnection connection = hibernate.getReactiveConnection();
    if (connection instanceof BatchingConnection batching) {
      connection = (ReactiveConnection) read(batching, "delegate");
    }
    if (!(connection instanceof SqlClientConnection)) {
      connection = opened((CompletableFuture<?>) read(connection, "connectionFuture"));
    }
    return (SqlClientConnection) connection;
  }

  private static ReactiveConnection opened(CompletableFuture<?> connection) {
    if (connection.getNow(null) instanceof ReactiveConnection opened) {
      return opened;
    }
    throw new IllegalStateException("The session's transaction has not begun");
  }

  private static Object read(Object owner, String name) {
    try {
      Field field = owner.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return Objects.requireNonNull(field.get(owner), name);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Hibernate Reactive keeps its connection elsewhere now", e);
    }
  }
}
