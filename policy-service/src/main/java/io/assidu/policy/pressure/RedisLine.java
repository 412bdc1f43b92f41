package io.assidu.policy.pressure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.RedisClientType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that all questions go down, each without waiting for the answers to those
 * before: made when it is first needed, and anew once something was wrong with it. To take one from
 * the pool for every question costs more than the question, and a pool has a last one.
 */
@ApplicationScoped
class RedisLine {

  private final Redis client;
  private final boolean cluster;
  private final AtomicReference<@Nullable Line> current = new AtomicReference<>();

  RedisLine(
      Redis client,
      @ConfigProperty(name = "quarkus.redis.client-type", defaultValue = "standalone")
          RedisClientType type) {
    this.client = client;
    this.cluster = type == RedisClientType.CLUSTER;
  }

  /** A connection, as soon as it is made. */
  final class Line {

    private final Uni<RedisConnection> connection =
        client
            .connect()
            .invoke(
                made -> made.exceptionHandler(failure -> drop(this)).endHandler(() -> drop(this)))
            .memoize()
            .indefinitely();

    /**
     * Sends all at once, and gives the answers in order. They are written and flushed as one; but a
     * cluster's client takes nothing as one that is about several keys.
     */
    Uni<List<Response>> send(List<Request> requests) {
      return connection.chain(
          made ->
              cluster
                  ? Uni.join().all(requests.stream().map(made::send).toList()).andCollectFailures()
                  : made.batch(requests));
    }
  }

  Line get() {
    Line known = current.get();
    if (known != null) {
      return known;
    }
    Line fresh = new Line();
    return current.compareAndSet(null, fresh) ? fresh : get();
  }

  /**
   * Whoever comes next gets another; but who complains late, of one that was given up already, does
   * not give up its successor. This one goes back to the pool when Redis has answered all that is
   * on its way, the last of which is a ping: one that froze is not handed out again.
   */
  void drop(Line broken) {
    if (!current.compareAndSet(broken, null)) {
      return;
    }
    broken
        .connection
        .chain(
            connection ->
                connection.send(Request.cmd(Command.PING)).onTermination().call(connection::close))
        .subscribe()
        .with(
            answered -> {},
            failure -> {
              // there was none, or it is closed
            });
  }
}
