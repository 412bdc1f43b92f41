package io.assidu.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** A Kafka broker and KRaft controller in one, inside this process. */
public final class KafkaServer implements Server {
  private static final String CONTROLLER = "CONTROLLER";

  private final Settings settings;
  private @Nullable KafkaRaftServer server;

  /**
   * What a broker needs to know.
   *
   * @param data its log directory, formatted when new
   * @param port for clients
   * @param controllerPort for itself
   * @param createTopics whether using an unknown topic creates it, as tests like it; otherwise a
   *     misspelt name is an error
   */
  public record Settings(Path data, int port, int controllerPort, boolean createTopics) {}

  public KafkaServer(Settings settings) {
    this.settings = settings;
  }

  /**
   * A broker in a process of its own, until that is asked to end.
   *
   * @param args the log directory, the port for clients, the port of the controller
   */
  public static void main(String[] args) throws IOException {
    KafkaServer server =
        new KafkaServer(
            new Settings(
                Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), false));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    server.start();
  }

  @Override
  public void start() throws IOException {
    Path data = Files.createDirectories(settings.data().toAbsolutePath());
    if (!Files.exists(data.resolve("meta.properties"))) {
      format(data);
    }
    KafkaRaftServer starting =
        new KafkaRaftServer(KafkaConfig.fromProps(config(data)), Time.SYSTEM);
    server = starting;
    starting.startup(); // returns when the broker is unfenced and serves requests
  }

  private static void format(Path data) throws IOException {
    try {
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .setControllerListenerName(CONTROLLER)
          .setMetadataLogDirectory(data.toString())
          .setDirectories(List.of(data.toString()))
          .setPrintStream(System.err)
          .run();
    } catch (Exception e) {
      throw new ServerException("Kafka could not format %s.".formatted(data), e);
    }
  }

  private Properties config(Path data) {
    Properties config = new Properties();
    String client = "PLAINTEXT://" + HOST + ":" + settings.port();
    String controller = HOST + ":" + settings.controllerPort();
    config.put("process.roles", "broker,controller");
    config.put("node.id", "1");
    config.put("controller.quorum.voters", "1@" + controller);
    config.put("listeners", client + "," + CONTROLLER + "://" + controller);
    config.put("advertised.listeners", client);
    config.put("controller.listener.names", CONTROLLER);
    config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    config.put("log.dirs", data.toString());
    config.put("auto.create.topics.enable", Boolean.toString(settings.createTopics()));
    config.put("num.partitions", "3");
    oneNode(config);
    small(config);
    return config;
  }

  private static void oneNode(Properties config) {
    for (String topic :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      config.put(topic + ".replication.factor", "1");
      config.put(topic + ".num.partitions", "4");
    }
    config.put("transaction.state.log.min.isr", "1");
    config.put("share.coordinator.state.topic.min.isr", "1");
    config.put("group.initial.rebalance.delay.ms", "0"); // nobody else is about to join
    // After a kill -9 the broker may only come back when its former self has timed out.
    config.put("broker.session.timeout.ms", "4000");
    config.put("broker.heartbeat.interval.ms", "1000");
  }

  private static void small(Properties config) {
    config.put("log.cleaner.dedupe.buffer.size", "2097152"); // the default takes 128 MiB of heap
    config.put("log.segment.bytes", "16777216");
    config.put("log.index.size.max.bytes", "1048576");
    config.put("num.network.threads", "2");
    config.put("num.io.threads", "3");
    config.put("background.threads", "2");
  }

  @Override
  public void close() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public Optional<ProcessHandle> process() {
    return Optional.empty();
  }
}
