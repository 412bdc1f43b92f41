package io.assidu.platform.work;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Connections that do not wait for ever. A server that froze, and a network that swallows packets,
 * leave sockets open on which nothing comes: the client knows no limit by itself, for connecting
 * beyond TCP or for an answer, and would lose the connections of the pool one after the other.
 */
@ApplicationScoped
class Connections implements PgPoolCreator {

  private final DatabaseConfig config;

  Connections(DatabaseConfig config) {
    this.config = config;
  }

  @Override
  public Pool create(Input input) {
    PoolOptions pool =
        input
            .poolOptions()
            .setConnectionTimeout((int) config.connectWithin().toMillis())
            .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    List<SqlConnectOptions> servers =
        input.pgConnectOptionsList().stream().<SqlConnectOptions>map(this::impatient).toList();
    return PgBuilder.pool().with(pool).connectingTo(servers).using(input.vertx()).build();
  }

  private PgConnectOptions impatient(PgConnectOptions server) {
    server.setConnectTimeout((int) config.connectWithin().toMillis());
    server.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    server.setReadIdleTimeout((int) config.longestSilence().toMillis());
    return server;
  }
}
