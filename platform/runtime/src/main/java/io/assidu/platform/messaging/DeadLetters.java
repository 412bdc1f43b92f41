package io.assidu.platform.messaging;

import io.assidu.platform.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where records go that cannot be processed: {@code <topic>.dlq}, unchanged, with the reason in
 * {@code dlq-*} headers. The reason names rules and fields, never data.
 */
@ApplicationScoped
public class DeadLetters {

  private static final String PREFIX = "dlq-";
  private static final String SERVICE = PREFIX + "service";
  private static final Duration POLL = Duration.ofSeconds(2);

  private final Map<String, Object> broker;
  private final String service;
  private final Clock clock;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("dead-letters").factory());

  DeadLetters(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      @ConfigProperty(name = "quarkus.application.name") String service,
      Clock clock) {
    this.broker = broker;
    this.service = service;
    this.clock = clock;
  }

  /** Completes when Kafka has the record. */
  Uni<Void> add(String consumer, ConsumerRecord<String, byte[]> record, Throwable reason) {
    ProducerRecord<String, byte[]> dead =
        new ProducerRecord<>(record.topic() + ".dlq", record.key(), record.value());
    record.headers().forEach(header -> dead.headers().add(header));
    Map<String, String> why =
        Map.of(
            SERVICE,
            service,
            PREFIX + "consumer",
            consumer,
            PREFIX + "topic",
            record.topic(),
            PREFIX + "partition",
            Integer.toString(record.partition()),
            PREFIX + "offset",
            Long.toString(record.offset()),
            PREFIX + "reason",
            reason(reason),
            PREFIX + "at",
            clock.instant().toString());
    why.forEach((name, value) -> dead.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return Uni.createFrom().voidItem().emitOn(thread).invoke(() -> send(List.of(dead)));
  }

  /**
   * Sends this service's dead letters of a topic back to where they came from, after a fix.
   * Consumers that had processed such an event pass over it.
   *
   * @return how many went back
   */
  public Uni<Integer> replay(String topic) {
    return Uni.createFrom().voidItem().emitOn(thread).map(ignored -> replayNow(topic));
  }

  void stop(@Observes ShutdownEvent event) {
    thread.shutdown();
  }

  /** What kind of failure it was, in words without data. */
  static String reason(Throwable failure) {
    if (failure instanceof BadRecord || failure instanceof NotYet) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof ProblemException problem) {
      return problem.code().wireName()
          + problem.violations().stream()
              .map(v -> " " + v.field() + " (" + v.rule() + ")")
              .collect(Collectors.joining());
    }
    return failure.getClass().getSimpleName();
  }

  private int replayNow(String topic) {
    Map<String, Object> config = client(ConsumerConfig.configNames());
    config.put(ConsumerConfig.GROUP_ID_CONFIG, service + "-replay");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    int sent = 0;
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic + ".dlq"));
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL.multipliedBy(3));
      while (!records.isEmpty()) {
        List<ProducerRecord<String, byte[]>> own = own(topic, records);
        send(own);
        consumer.commitSync();
        sent += own.size();
        records = consumer.poll(POLL);
      }
    }
    return sent;
  }

  private List<ProducerRecord<String, byte[]>> own(
      String topic, ConsumerRecords<String, byte[]> records) {
    List<ProducerRecord<String, byte[]>> own = new java.util.ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      if (service.equals(CloudEvents.headers(record).get(SERVICE))) {
        ProducerRecord<String, byte[]> again =
            new ProducerRecord<>(topic, record.key(), record.value());
        for (Header header : record.headers()) {
          if (!header.key().startsWith(PREFIX)) {
            again.headers().add(header);
          }
        }
        own.add(again);
      }
    }
    return own;
  }

  private void send(List<ProducerRecord<String, byte[]>> records) {
    Map<String, Object> config = client(ProducerConfig.configNames());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      for (ProducerRecord<String, byte[]> record : records) {
        producer.send(record).get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka did not acknowledge", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> client(java.util.Set<String> known) {
    Map<String, Object> config = new HashMap<>(broker);
    config.keySet().retainAll(known);
    return config;
  }
}
