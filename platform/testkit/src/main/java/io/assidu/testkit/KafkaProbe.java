package io.assidu.testkit;

import io.assidu.contracts.Topic;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.messaging.CloudEvents;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.messaging.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A test's hand and eye on Kafka: says something as another service would, and sees what the
 * service under test says.
 */
public final class KafkaProbe {

  private static final Set<String> OURS =
      Set.of("ce_id", "ce_source", "ce_time", "ce_correlationid");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private KafkaProbe() {}

  /** Publishes under a new event id and correlation id. */
  public static <T> UUID publish(Topic<T> topic, String key, T payload) {
    return publish(topic, key, payload, Ids.next().toString());
  }

  public static <T> UUID publish(Topic<T> topic, String key, T payload, String correlationId) {
    UUID id = Ids.next();
    publish(topic, key, payload, correlationId, id);
    return id;
  }

  /** Publishes under a given event id: twice the same is a duplicate. */
  public static <T> void publish(
      Topic<T> topic, String key, T payload, String correlationId, UUID eventId) {
    Map<String, String> headers =
        CloudEvents.headers(
            eventId,
            Topic.typeOf(payload.getClass()),
            "test",
            key,
            Instant.now(),
            correlationId,
            null);
    publishRaw(topic.name(), key, headers, EventJson.write(payload));
  }

  /** Publishes anything, also what is no event at all. */
  public static void publishRaw(
      String topic, String key, Map<String, String> headers, byte[] value) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", Servers.kafka(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * The first event of that type that fits, from the topic's beginning on; fails after 30 seconds.
   */
  public static <T, P extends T> Event<P> await(Topic<T> topic, Class<P> type, Predicate<P> fits) {
    Instant end = Instant.now().plus(PATIENCE);
    try (KafkaConsumer<String, byte[]> consumer = fromBeginning(topic.name())) {
      while (Instant.now().isBefore(end)) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          Optional<Event<P>> event = read(record, type).filter(e -> fits.test(e.data()));
          if (event.isPresent()) {
            return event.get();
          }
        }
      }
    }
    throw new AssertionError(
        "No such " + type.getSimpleName() + " on " + topic.name() + " within " + PATIENCE);
  }

  /** Everything that stands on a topic now. */
  public static <T> List<Event<T>> all(Topic<T> topic) {
    List<Event<T>> events = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records(topic.name())) {
      for (Class<? extends T> type : topic.types()) {
        read(record, type).map(KafkaProbe::<T>widen).ifPresent(events::add);
      }
    }
    return events;
  }

  /** The headers of every dead letter of a topic. */
  public static List<Map<String, String>> deadLetters(Topic<?> topic) {
    return records(topic.deadLetters()).stream().map(KafkaProbe::headers).toList();
  }

  private static List<ConsumerRecord<String, byte[]>> records(String topic) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = fromBeginning(topic)) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static KafkaConsumer<String, byte[]> fromBeginning(String topic) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", Servers.kafka()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  /** Empty for an event of another type, and for what a test published that is no event. */
  private static <P> Optional<Event<P>> read(ConsumerRecord<String, byte[]> record, Class<P> type) {
    Map<String, String> headers = headers(record);
    if (!Topic.typeOf(type).equals(headers.get("ce_type")) || !headers.keySet().containsAll(OURS)) {
      return Optional.empty();
    }
    String cause = headers.get("ce_causationid");
    try {
      return Optional.of(
          new Event<>(
              UUID.fromString(headers.getOrDefault("ce_id", "")),
              headers.getOrDefault("ce_type", ""),
              headers.getOrDefault("ce_source", ""),
              record.key(),
              Instant.parse(headers.getOrDefault("ce_time", "")),
              headers.getOrDefault("ce_correlationid", ""),
              cause == null ? null : UUID.fromString(cause),
              EventJson.read(record.value(), type)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @SuppressWarnings(
      "unchecked") // an event of something that is a T is an event of a T: events are read only
  private static <T> Event<T> widen(Event<? extends T> event) {
    return (Event<T>) event;
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return headers;
  }
}
