package io.assidu.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/**
 * Real PostgreSQL, Redis, Kafka and an SMTP inbox, in a process of their own that ends with this
 * one. Started once per test JVM, by the first test that asks.
 */
public class Servers implements QuarkusTestResourceLifecycleManager {

  private static final String PREFIX = "assidu.test.";

  @Override
  public synchronized Map<String, String> start() {
    Endpoints at = endpoints();
    String database = at.host() + ":" + at.postgres() + "/postgres";
    Map<String, String> config = new HashMap<>();
    config.put("quarkus.datasource.username", at.user());
    config.put("quarkus.datasource.password", at.password());
    config.put("quarkus.datasource.reactive.url", "postgresql://" + database);
    config.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + database);
    if (usesRedis()) {
      config.put("quarkus.redis.hosts", "redis://" + redis());
    }
    config.put("kafka.bootstrap.servers", kafka());
    config.put("quarkus.http.test-port", "0");
    config.put("quarkus.log.console.json.enabled", "false");
    config.put("quarkus.otel.sdk.disabled", "true");
    config.putAll(ServiceLog.config());
    config.put("quarkus.oidc.auth-server-url", "");
    config.put("quarkus.oidc.public-key", Tokens.publicKey());
    return config;
  }

  /** Quarkus warns of keys that nothing reads. */
  private static boolean usesRedis() {
    String client = "io/quarkus/redis/datasource/RedisDataSource.class";
    return Thread.currentThread().getContextClassLoader().getResource(client) != null;
  }

  /** The process ends when this JVM does. */
  @Override
  public void stop() {}

  /** JDBC URL of the database. */
  public static String postgresUrl() {
    Endpoints at = endpoints();
    return "jdbc:postgresql://" + at.host() + ":" + at.postgres() + "/postgres?user=" + at.user();
  }

  static String postgresHost() {
    return endpoints().host();
  }

  static int postgresPort() {
    return endpoints().postgres();
  }

  public static String kafka() {
    return endpoints().host() + ":" + endpoints().kafka();
  }

  public static String redis() {
    return endpoints().host() + ":" + endpoints().redis();
  }

  /** {@code host:port} of the SMTP server. */
  public static String smtp() {
    return endpoints().host() + ":" + endpoints().smtp();
  }

  /** Base URL of the inbox API, which shows what the SMTP server received. */
  public static String inbox() {
    return "http://" + endpoints().host() + ":" + endpoints().inboxApi();
  }

  private record Endpoints(
      String host,
      int postgres,
      int redis,
      int kafka,
      int smtp,
      int inboxApi,
      String user,
      String password) {}

  /**
   * Test classes are loaded by more than one class loader; the system properties are what they
   * share.
   */
  private static Endpoints endpoints() {
    synchronized (Runtime.getRuntime()) {
      @Nullable String known = System.getProperty(PREFIX + "servers");
      if (known == null) {
        known = startProcess();
        System.setProperty(PREFIX + "servers", known);
        createTopics(read(known));
      }
      return read(known);
    }
  }

  private static Endpoints read(String json) {
    try {
      JsonNode ready = new ObjectMapper().readTree(json);
      return new Endpoints(
          ready.get("host").asText(),
          ready.get("postgres").asInt(),
          ready.get("redis").asInt(),
          ready.get("kafka").asInt(),
          ready.get("smtp").asInt(),
          ready.get("inboxApi").asInt(),
          ready.get("user").asText(),
          ready.get("password").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("resource") // open as long as this JVM lives: its end is the servers' end
  private static String startProcess() {
    Path local = Checkout.root().resolve("local/target");
    if (!Files.isDirectory(local.resolve("lib"))) {
      throw new IllegalStateException(
          local + " is not built: run ./mvnw -pl local -am -DskipTests package");
    }
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            local.resolve("classes") + ":" + local.resolve("lib") + "/*",
            "io.assidu.local.server.TestServers");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(Path.of("target", "test-servers.log").toFile())
              .start();
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("READY ")) {
          return line.substring("READY ".length());
        }
      }
      throw new IllegalStateException("The servers did not start: see target/test-servers.log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void createTopics(Endpoints at) {
    Map<String, Object> config = Map.of("bootstrap.servers", at.host() + ":" + at.kafka());
    List<NewTopic> topics = new ArrayList<>();
    for (Topic<?> topic : Topics.all()) {
      topics.add(new NewTopic(topic.name(), 3, (short) 1));
      topics.add(new NewTopic(topic.deadLetters(), 1, (short) 1));
    }
    try (Admin admin = Admin.create(config)) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
