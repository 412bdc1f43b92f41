package io.assidu.policy.pressure;

import io.assidu.policy.PolicyConfig;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The Redis Function library of {@code pressure.lua}, loaded wherever it is found missing. */
@ApplicationScoped
class PressureFunctions {

  // The version changes with the question's or the answer's shape, so that replicas of two releases
  // can work side by side. What is kept has a version of its own, in the key: each release counts
  // under its keys, and is stale, to be rebuilt from the log, where the other has counted since.
  static final String RESERVE = "assidu_reserve_v4";
  static final String LOOK = "assidu_look_v4";

  private static final String SOURCE = "/redis/pressure.lua";

  /** How often in a row the library may be found missing. */
  private static final int LOADS = 3;

  private final ReactiveRedisDataSource redis;
  private final RedisLine line;
  private final PolicyConfig config;
  private final String library;

  PressureFunctions(ReactiveRedisDataSource redis, RedisLine line, PolicyConfig config) {
    this.redis = redis;
    this.line = line;
    this.config = config;
    this.library = read();
  }

  /**
   * A question about one person.
   *
   * @param arguments as {@link WireQuestion} has them
   */
  record Call(UUID profileId, List<String> arguments) {}

  /** Redis cannot be asked. */
  static final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Away(Throwable cause) {
      super(cause.toString(), cause);
    }
  }

  /**
   * Asks all at once, one after the other down the line, and gives the answers in order; fails with
   * {@link Away}.
   */
  Uni<List<WireAnswer>> call(String function, List<Call> calls) {
    List<Request> requests = calls.stream().map(one -> request(function, one)).toList();
    return Uni.createFrom()
        .deferred(() -> sendAll(requests))
        .onFailure(PressureFunctions::isMissing)
        .call(this::load)
        .onFailure(PressureFunctions::isMissing)
        .retry()
        .atMost(LOADS)
        .onFailure()
        .transform(Away::new)
        .map(answers -> answers.stream().map(one -> new WireAnswer(one.getDelegate())).toList());
  }

  /** Who has waited too long gives the connection up: what froze may never answer on it. */
  private Uni<List<Response>> sendAll(List<Request> calls) {
    RedisLine.Line used = line.get();
    return used.send(calls)
        .ifNoItem()
        .after(config.pressure().timeout())
        .fail()
        .onFailure(failure -> !isMissing(failure))
        .invoke(() -> line.drop(used));
  }

  /** Nothing about the person remains in Redis, nor of what the release before counted. */
  Uni<Void> forget(UUID profileId) {
    return execute(Command.UNLINK, key(profileId), formerKey(profileId)).replaceWithVoid();
  }

  Uni<Void> ping() {
    return execute(Command.PING).replaceWithVoid();
  }

  private Request request(String function, Call call) {
    var request = io.vertx.redis.client.Request.cmd(Command.FCALL);
    request.arg(function).arg(1).arg(key(call.profileId()));
    call.arguments().forEach(request::arg);
    return Request.newInstance(request);
  }

  private Uni<Void> load() {
    return execute(Command.FUNCTION, "LOAD", "REPLACE", library).replaceWithVoid();
  }

  private Uni<Response> execute(Command command, String... arguments) {
    return redis.execute(command, arguments).ifNoItem().after(config.pressure().timeout()).fail();
  }

  /** The braces make it the person's hash tag, should they ever need a second key. */
  static String key(UUID profileId) {
    return "assidu:pressure:v2:{" + profileId + "}";
  }

  /** Under which {@code assidu_reserve_v3} counts: a hash, where there is one value now. */
  static String formerKey(UUID profileId) {
    return "assidu:pressure:v1:{" + profileId + "}";
  }

  /** Redis has no error code for it: a restarted, empty one has lost its functions too. */
  private static boolean isMissing(Throwable failure) {
    return failure instanceof CompositeException all
        ? all.getCauses().stream().anyMatch(PressureFunctions::isMissing)
        : failure instanceof ErrorType error
            && Objects.requireNonNullElse(error.getMessage(), "").contains("Function not found");
  }

  private static String read() {
    try (InputStream source =
        Objects.requireNonNull(PressureFunctions.class.getResourceAsStream(SOURCE))) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
