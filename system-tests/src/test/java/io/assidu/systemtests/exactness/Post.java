package io.assidu.systemtests.exactness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assidu.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts events on Kafka, as the other services of the suite do. */
final class Post implements AutoCloseable {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final KafkaProducer<String, byte[]> producer;

  Post(String kafka) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "linger.ms", 5),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * @param id of the event: the same one twice is a redelivery
   * @param data a map of what becomes JSON
   */
  <T> void send(
      Topic<T> topic, Class<? extends T> type, UUID key, UUID id, Map<String, Object> data) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(topic.name(), key.toString(), bytes(data));
    Map.of(
            "ce_specversion", "1.0",
            "ce_id", id.toString(),
            "ce_type", Topic.typeOf(type),
            "ce_source", "exactness",
            "ce_subject", key.toString(),
            "ce_time", Instant.now().toString(),
            "content-type", "application/json")
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    var _ = producer.send(message);
  }

  /** Completes when all that was sent stands on Kafka. */
  void flush() {
    producer.flush();
  }

  private static byte[] bytes(Map<String, Object> data) {
    try {
      return JSON.writeValueAsBytes(data);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
