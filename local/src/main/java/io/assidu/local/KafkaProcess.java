package io.assidu.local;

import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import io.assidu.local.server.ChildServer;
import io.assidu.local.server.KafkaServer;
import io.assidu.local.server.Leash;
import io.assidu.local.server.Ports;
import io.assidu.local.server.ServerException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.AppInfoParser;

/** A broker in a JVM of its own, with the topics of the suite. */
final class KafkaProcess extends ChildServer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int REQUEST_MILLIS = 30_000;
  private static final short ONE_NODE = 1;
  private static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx256m");

  /** Kafka is compiled as the services are. */
  private static final String COMPILERS = "-XX:TieredStopAtLevel";

  private final StackSettings settings;

  KafkaProcess(StackSettings settings) {
    super("kafka", settings.logs().resolve("kafka.log"), Leash.Signal.TERM);
    this.settings = settings;
  }

  @Override
  public void start() throws IOException, InterruptedException {
    StackPorts ports = settings.ports();
    // A directory of a newer broker does not open with an older one.
    Path data = settings.data().resolve("kafka-" + AppInfoParser.getVersion());
    List<String> command =
        JavaCommand.of(
            flags(),
            List.of(
                "-cp",
                settings.checkout().classPath(),
                KafkaServer.class.getName(),
                data.toString(),
                Integer.toString(ports.of(Port.KAFKA)),
                Integer.toString(ports.of(Port.KAFKA_CONTROLLER))));
    launch(new ProcessBuilder(command), PATIENCE, () -> Ports.answers(ports.of(Port.KAFKA)));
    createTopics("localhost:" + ports.of(Port.KAFKA));
  }

  private List<String> flags() {
    return Stream.concat(
            FLAGS.stream(),
            settings.serviceFlags().stream().filter(flag -> flag.startsWith(COMPILERS)))
        .toList();
  }

  private static void createTopics(String bootstrap) throws ServerException, InterruptedException {
    Map<String, Object> config =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            REQUEST_MILLIS);
    try (Admin admin = Admin.create(config)) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing =
          topics().stream().filter(topic -> !existing.contains(topic.name())).toList();
      admin.createTopics(missing).all().get();
    } catch (ExecutionException e) {
      throw new ServerException("Kafka could not create the topics.", e);
    }
  }

  static List<NewTopic> topics() {
    List<NewTopic> topics = new ArrayList<>();
    for (Topic<?> topic : Topics.all()) {
      Map<String, String> retention =
          Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
      topics.add(new NewTopic(topic.name(), topic.partitions(), ONE_NODE).configs(retention));
      topics.add(new NewTopic(topic.deadLetters(), 1, ONE_NODE).configs(retention));
    }
    return topics;
  }
}
