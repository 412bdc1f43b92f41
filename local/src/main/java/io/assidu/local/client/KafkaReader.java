package io.assidu.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assidu.contracts.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics without belonging to a consumer group, so that it takes nothing from anybody. */
public final class KafkaReader {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final String bootstrapServers;

  /**
   * One event.
   *
   * @param headers those of CloudEvents among them: {@code ce_type}, {@code ce_id}
   */
  public record Event(String key, Map<String, String> headers, JsonNode value) {}

  KafkaReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Everything that is in a topic now, in order for each key. */
  public List<Event> all(Topic<?> topic) throws IOException {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<Event> events = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
          events.add(event(message));
        }
      }
      return events;
    }
  }

  private static Event event(ConsumerRecord<String, byte[]> message) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (Header header : message.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return new Event(message.key(), headers, JSON.readTree(message.value()));
  }
}
