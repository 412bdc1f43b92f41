package io.assidu.systemtests.exactness;

import io.assidu.local.client.Client;
import io.assidu.local.server.Checkout;
import io.assidu.local.server.Durability;
import io.assidu.local.server.Ports;
import io.assidu.local.server.PostgresServer;
import io.assidu.local.server.RedisServer;
import io.assidu.local.server.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Servers of its own, and replicas of policy-service on one database and one set of topics. A Redis
 * that is started again is empty. Logs stay in {@code target/exactness/*}{@code /logs}.
 */
final class Arena implements AutoCloseable {
  private static final int REPLICAS = 3;
  private static final String DATABASE = "policy";

  private final Credentials credentials;
  private final int postgresPort;
  private final int redisPort;
  private final PostgresServer postgres;
  private final RedisServer redis;
  private final Broker broker;
  private final List<Replica> replicas;

  Arena(Path state) throws IOException, GeneralSecurityException {
    List<Integer> ports = Ports.free(4 + REPLICAS);
    Path cache = Checkout.find().cache();
    this.credentials = new Credentials();
    this.postgresPort = ports.get(0);
    this.redisPort = ports.get(1);
    this.postgres =
        new PostgresServer(
            new PostgresServer.Settings(
                cache,
                state.resolve("postgres"),
                state.resolve("logs/postgres.log"),
                postgresPort,
                Durability.NONE,
                List.of(DATABASE)));
    this.redis =
        new RedisServer(
            new RedisServer.Settings(
                cache,
                state.resolve("redis"),
                state.resolve("logs/redis.log"),
                redisPort,
                Durability.NONE));
    this.broker = new Broker(state, ports.get(2), ports.get(3));
    String settings = settings();
    this.replicas =
        IntStream.range(0, REPLICAS)
            .mapToObj(i -> new Replica("policy-" + i, state, ports.get(4 + i), settings))
            .toList();
  }

  /** Sessions are as short as Kafka allows: a killed replica's partitions soon have another. */
  private String settings() {
    return """
      quarkus.http.host=127.0.0.1
      quarkus.datasource.username=assidu
      quarkus.datasource.password=assidu
      quarkus.datasource.reactive.url=postgresql://localhost:%1$d/policy
      quarkus.datasource.jdbc.url=jdbc:postgresql://localhost:%1$d/policy
      quarkus.redis.hosts=redis://localhost:%2$d
      kafka.bootstrap.servers=%3$s
      mp.messaging.connector.smallrye-kafka.session.timeout.ms=6000
      mp.messaging.connector.smallrye-kafka.heartbeat.interval.ms=1000
      assidu.policy.pressure.retry-after=1s
      quarkus.oidc.public-key=%4$s
      quarkus.otel.sdk.disabled=true
      """
        .formatted(postgresPort, redisPort, broker.address(), credentials.publicKey());
  }

  /** Starts the servers and one replica, which makes the tables. */
  void startOne() throws IOException, InterruptedException {
    startAll(List.of(postgres, redis, broker));
    replicas.getFirst().start();
  }

  void startOthers() throws IOException, InterruptedException {
    startAll(replicas.subList(1, REPLICAS));
  }

  /** Starts them all at the same time. */
  static void startAll(List<? extends Server> servers) throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> starts = new ArrayList<>();
      for (Server server : servers) {
        starts.add(
            threads.submit(
                (Callable<?>)
                    () -> {
                      server.start();
                      return true;
                    }));
      }
      for (Future<?> start : starts) {
        start.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("A server does not start", e.getCause());
    }
  }

  List<Replica> replicas() {
    return replicas;
  }

  RedisServer redis() {
    return redis;
  }

  String kafka() {
    return broker.address();
  }

  /** One of the replicas, asked by somebody who may do everything. */
  Client client(Replica replica) throws GeneralSecurityException {
    String bearer = credentials.bearer("contact:decide policy:read policy:write");
    return new Client(replica.address(), () -> bearer);
  }

  Connection database() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/%s".formatted(postgresPort, DATABASE),
        PostgresServer.USER,
        PostgresServer.PASSWORD);
  }

  /** Redis forgets everything, and goes on. */
  void flush() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("localhost", redisPort), 1_000);
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readNBytes("+OK".length());
    }
  }

  @Override
  public void close() {
    // Nobody needs the data again: what is not looked at any more need not end with care.
    replicas.forEach(Replica::kill);
    broker.kill();
    redis.kill();
    postgres.close();
  }
}
