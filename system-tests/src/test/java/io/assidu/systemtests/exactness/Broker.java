package io.assidu.systemtests.exactness;

import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import io.assidu.local.JavaCommand;
import io.assidu.local.server.Checkout;
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
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Kafka with the topics of the suite, in a process of its own. */
final class Broker extends ChildServer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx320m");
  private static final short ONE_NODE = 1;

  private final Path state;
  private final int port;
  private final int controllerPort;

  Broker(Path state, int port, int controllerPort) {
    super("kafka", state.resolve("logs/kafka.log"), Leash.Signal.TERM);
    this.state = state;
    this.port = port;
    this.controllerPort = controllerPort;
  }

  String address() {
    return "localhost:" + port;
  }

  @Override
  public void start() throws IOException, InterruptedException {
    List<String> command =
        JavaCommand.of(
            FLAGS,
            List.of(
                "-cp",
                Checkout.find().classPath(),
                KafkaServer.class.getName(),
                state.resolve("kafka").toString(),
                Integer.toString(port),
                Integer.toString(controllerPort)));
    launch(new ProcessBuilder(command), PATIENCE, () -> Ports.answers(port));
    List<NewTopic> topics = new ArrayList<>();
    for (Topic<?> topic : Topics.all()) {
      topics.add(new NewTopic(topic.name(), topic.partitions(), ONE_NODE));
      topics.add(new NewTopic(topic.deadLetters(), 1, ONE_NODE));
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new ServerException("Kafka could not create the topics.", e);
    }
  }
}
