package io.assidu.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import io.assidu.local.server.Durability;
import io.assidu.local.server.PostgresServer;
import io.assidu.local.server.RedisServer;
import io.assidu.local.server.Server;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server of the stack has confirmed is there again after a {@code kill -9} and a start. */
class CrashIT {
  @TempDir private Path state;
  private StackSettings settings = StackSettings.standard();

  @BeforeEach
  void settings() throws IOException {
    settings = settings.withState(state).withPorts(StackPorts.free());
  }

  @Test
  void postgresKeepsWhatWasCommitted() throws Exception {
    int port = settings.ports().of(Port.POSTGRES);
    try (Server postgres =
        new PostgresServer(
            new PostgresServer.Settings(
                settings.checkout().cache(),
                settings.data().resolve("postgres"),
                settings.logs().resolve("postgres.log"),
                port,
                Durability.DISK,
                List.of("profile", "loyalty")))) {
      postgres.start();
      try (Connection connection = connect(port);
          Statement statement = connection.createStatement()) {
        statement.execute("create table kept as select 4711 as number");
      }

      postgres.kill();
      postgres.start();

      try (Connection connection = connect(port);
          Statement statement = connection.createStatement();
          ResultSet kept = statement.executeQuery("select number from kept")) {
        assertThat(kept.next()).isTrue();
        assertThat(kept.getInt(1)).isEqualTo(4711);
      }
    }
  }

  private static Connection connect(int port) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/loyalty".formatted(port), "assidu", "assidu");
  }

  @Test
  void redisKeepsWhatItHasWrittenDown() throws Exception {
    int port = settings.ports().of(Port.REDIS);
    try (Server redis =
        new RedisServer(
            new RedisServer.Settings(
                settings.checkout().cache(),
                settings.data().resolve("redis"),
                settings.logs().resolve("redis.log"),
                port,
                Durability.DISK))) {
      redis.start();
      assertThat(redis(port, "SET kept 4711")).isEqualTo("+OK");

      redis.kill();
      redis.start();

      assertThat(redis(port, "EXISTS kept")).isEqualTo(":1\r");
    }
  }

  private static String redis(int port, String command) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void kafkaHasTheTopicsOfTheContractsAndKeepsItsMessages() throws Exception {
    String bootstrap = "localhost:" + settings.ports().of(Port.KAFKA);
    try (Server kafka = new KafkaProcess(settings)) {
      kafka.start();
      assertThat(partitions(bootstrap))
          .containsAllEntriesOf(
              Topics.all().stream().collect(Collectors.toMap(Topic::name, Topic::partitions)))
          .containsKeys(Topics.all().stream().map(Topic::deadLetters).toArray(String[]::new));
      TopicPartition partition = send(bootstrap, "kept");

      kafka.kill();
      kafka.start();

      assertThat(read(bootstrap, partition)).containsExactly("kept");
    }
  }

  private static Map<String, Integer> partitions(String bootstrap) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      return admin
          .describeTopics(admin.listTopics().names().get())
          .allTopicNames()
          .get()
          .values()
          .stream()
          .collect(Collectors.toMap(TopicDescription::name, topic -> topic.partitions().size()));
    }
  }

  private static TopicPartition send(String bootstrap, String value) throws Exception {
    Map<String, Object> config = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      String topic = Topics.INGEST_EVENTS.name();
      var sent = producer.send(new ProducerRecord<>(topic, value)).get(30, TimeUnit.SECONDS);
      return new TopicPartition(sent.topic(), sent.partition());
    }
  }

  private static List<String> read(String bootstrap, TopicPartition partition) {
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      return consumer.poll(Duration.ofSeconds(30)).records(partition).stream()
          .map(record -> record.value())
          .toList();
    }
  }
}
