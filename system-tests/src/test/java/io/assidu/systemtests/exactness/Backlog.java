package io.assidu.systemtests.exactness;

import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How much of what stands on Kafka the service has not taken in yet. */
final class Backlog implements AutoCloseable {
  private static final Map<String, Topic<?>> TOPICS =
      Map.of(
          "policy-service-profile-changes", Topics.PROFILE_CHANGES,
          "policy-service-contact-requests", Topics.CONTACT_REQUESTS,
          "policy-service-contact-outcomes", Topics.CONTACT_OUTCOMES);

  private final Admin admin;

  Backlog(String kafka) {
    this.admin = Admin.create(Map.of("bootstrap.servers", kafka));
  }

  long size() throws InterruptedException, ExecutionException {
    long size = 0;
    for (Map.Entry<String, Topic<?>> one : TOPICS.entrySet()) {
      size += size(one.getKey(), one.getValue());
    }
    return size;
  }

  /** How many records the service gave up. */
  long deadLetters() throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    TOPICS
        .values()
        .forEach(
            topic -> latest.put(new TopicPartition(topic.deadLetters(), 0), OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get().values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  private long size(String group, Topic<?> topic) throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> latest =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    Map<TopicPartition, OffsetAndMetadata> committed =
        new HashMap<>(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get());
    committed.values().removeIf(Objects::isNull);
    return admin.listOffsets(latest).all().get().entrySet().stream()
        .mapToLong(
            end ->
                end.getValue().offset()
                    - committed.getOrDefault(end.getKey(), new OffsetAndMetadata(0)).offset())
        .sum();
  }

  @Override
  public void close() {
    admin.close();
  }
}
