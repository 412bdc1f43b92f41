package io.assidu.helm;

import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Topics and users of the suite as resources of the Strimzi operator. */
final class KafkaResources {

  /** Owners in {@link Topics} that stand for any service. */
  private static final Set<String> ANYONE = Set.of("client systems", "every service");

  private KafkaResources() {}

  /** Each topic of the contracts and its dead letters, which need no order and so one partition. */
  static String topics() {
    return "# Generated from contracts; helm/src/test/java/io/assidu/helm/KafkaResources.java says how.\n"
        + Topics.all().stream()
            .map(
                topic ->
                    topic(topic.name(), topic.partitions(), topic)
                        + "---\n"
                        + topic(topic.deadLetters(), 1, topic))
            .collect(Collectors.joining("---\n"));
  }

  private static String topic(String name, int partitions, Topic<?> topic) {
    return """
        apiVersion: kafka.strimzi.io/v1
        kind: KafkaTopic
        metadata:
          name: %s
          labels:
            strimzi.io/cluster: assidu
        spec:
          partitions: %d
          replicas: 3
          config:
            retention.ms: %d
            min.insync.replicas: 2
        """
        .formatted(name, partitions, topic.retention().toMillis());
  }

  /**
   * A user for each service, who may read what it subscribes to and write what it owns by the
   * contracts. Dead letters of what it reads it may write, read and put back.
   */
  static String users() {
    return "# Generated from contracts and the services' subscriptions, as the topics are.\n"
        + Charts.SERVICES.stream().map(KafkaResources::user).collect(Collectors.joining("---\n"));
  }

  private static String user(String service) {
    Collection<String> subscribed = new ServiceModule(service).subscriptions().keySet();
    Set<String> reads = new TreeSet<>();
    Set<String> writes = new TreeSet<>();
    for (Topic<?> topic : Topics.all()) {
      if (subscribed.contains(topic.name())) {
        reads.add(topic.name());
        reads.add(topic.deadLetters());
        writes.add(topic.name());
        writes.add(topic.deadLetters());
      }
      if (topic.owner().contains(service) || ANYONE.contains(topic.owner())) {
        writes.add(topic.name());
      }
    }
    return """
        apiVersion: kafka.strimzi.io/v1
        kind: KafkaUser
        metadata:
          name: %1$s-kafka
          labels:
            strimzi.io/cluster: assidu
        spec:
          authentication:
            type: scram-sha-512
          authorization:
            type: simple
            acls:
              - resource: {type: group, name: %1$s-, patternType: prefix}
                operations: [Read]
        """
            .formatted(service)
        + acls(reads, "Describe, Read")
        + acls(writes, "Describe, Write");
  }

  private static String acls(Set<String> topics, String operations) {
    return topics.stream()
        .map(
            topic ->
                """
                      - resource: {type: topic, name: %s, patternType: literal}
                        operations: [%s]
                """
                    .formatted(topic, operations))
        .collect(Collectors.joining());
  }
}
