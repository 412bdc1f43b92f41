package io.assidu.policy.pressure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that all questions go down, each without waiting for the answers to those
 * before: made when it is first needed, and anew once something was wrong with it. To take one from
 * the pool for every question costs more than the question, and a pool has a last one.
 */
@ApplicationScoped
class RedisLine {

  private final Redis client;
  private final AtomicReference<@Nullable Uni<RedisConnection>> line = new AtomicReference<>();

  RedisLine(Redis client) {
    this.client = client;
  }

  Uni<RedisConnection> get() {
    return Uni.createFrom()
        .deferred(
            () -> {
              Uni<RedisConnection> known = line.get();
              if (known != null) {
                return known;
              }
              Uni<RedisConnection> fresh = connecting();
              return line.compareAndSet(null, fresh) ? fresh : get();
            });
  }

  /**
   * Whoever comes next gets another. This one goes back to the pool when Redis has answered all
   * that is on its way, the last of which is a ping: one that froze is not handed out again.
   */
  void drop() {
    Uni<RedisConnection> broken = line.getAndSet(null);
    if (broken != null) {
      broken
          .chain(
              connection ->
                  connection
                      .send(Request.cmd(Command.PING))
                      .onTermination()
                      .call(connection::close))
          .subscribe()
          .with(
              answered -> {},
              failure -> {
                // there was none, or it is closed
              });
    }
  }

  private Uni<RedisConnection> connecting() {
    return client
        .connect()
        .invoke(connection -> connection.exceptionHandler(failure -> drop()).endHandler(this::drop))
        .memoize()
        .indefinitely();
  }
}
