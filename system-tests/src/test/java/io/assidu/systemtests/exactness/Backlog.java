package io.assidu.systemtests.exactness;

import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How much of what stands on Kafka the service has not taken in yet. */
final class Backlog implements AutoCloseable {
  private static final String OUTCOMES = "policy-service-contact-outcomes";
  private static final Map<String, Topic<?>> TOPICS =
      Map.of(
          "policy-service-profile-changes",
          Topics.PROFILE_CHANGES,
          "policy-service-contact-requests",
          Topics.CONTACT_REQUESTS,
          OUTCOMES,
          Topics.CONTACT_OUTCOMES);

  private final Admin admin;

  Backlog(String kafka) {
    this.admin = Admin.create(Map.of("bootstrap.servers", kafka));
  }

  long size() throws InterruptedException, ExecutionException {
    long size = 0;
    for (Map.Entry<String, Topic<?>> one : TOPICS.entrySet()) {
      size += behind(one.getKey(), ends(one.getValue()));
    }
    return size;
  }

  /** Where the outcomes end that stand on Kafka now. */
  Map<TopicPartition, Long> outcomes() throws InterruptedException, ExecutionException {
    return ends(Topics.CONTACT_OUTCOMES);
  }

  /** Whether all outcomes up to there are taken in. */
  boolean isHeard(Map<TopicPartition, Long> outcomes)
      throws InterruptedException, ExecutionException {
    return behind(OUTCOMES, outcomes) == 0;
  }

  /** How many records the service gave up. */
  long deadLetters() throws InterruptedException, ExecutionException {
    long dead = 0;
    for (Topic<?> topic : TOPICS.values()) {
      dead += ends(List.of(new TopicPartition(topic.deadLetters(), 0))).values().iterator().next();
    }
    return dead;
  }

  private Map<TopicPartition, Long> ends(Topic<?> topic)
      throws InterruptedException, ExecutionException {
    return ends(
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList());
  }

  private Map<TopicPartition, Long> ends(List<TopicPartition> partitions)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (var end :
        admin
            .listOffsets(
                partitions.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())))
            .all()
            .get()
            .entrySet()) {
      ends.put(end.getKey(), end.getValue().offset());
    }
    return ends;
  }

  private long behind(String group, Map<TopicPartition, Long> ends)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - offset(committed.get(end.getKey()))))
        .sum();
  }

  private static long offset(@Nullable OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }

  @Override
  public void close() {
    admin.close();
  }
}
