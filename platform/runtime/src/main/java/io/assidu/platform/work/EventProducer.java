package io.assidu.platform.work;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The one Kafka producer of the relay: idempotent, acknowledged by all in-sync replicas, in the
 * order it is given.
 */
@ApplicationScoped
class EventProducer {

  /** Longer than this Kafka counts as away; the rows stay in the outbox and are tried again. */
  private static final int GIVE_UP_MILLIS = 10_000;

  /** Of one partition, what a pass of the outbox brings at most leaves in a few requests. */
  private static final int BATCH_BYTES = 256 * 1024;

  private final Map<String, Object> broker;

  /** {@code send} may block for metadata, so it has its own thread. */
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("outbox-relay").factory());

  private @Nullable Producer<String, byte[]> producer;

  EventProducer(@Identifier("default-kafka-broker") Instance<Map<String, Object>> broker) {
    this.broker = broker.get();
  }

  /** Sends all, and completes when all are acknowledged; fails if any is not. */
  Uni<Void> send(List<OutgoingMessage> messages) {
    return Uni.createFrom()
        .voidItem()
        .emitOn(sender)
        .invoke(() -> sendAndWait(messages))
        .replaceWithVoid();
  }

  void stop(@Observes ShutdownEvent event) {
    sender.execute(
        () -> {
          if (producer != null) {
            producer.close(Duration.ofSeconds(2));
          }
        });
    sender.shutdown();
  }

  private void sendAndWait(List<OutgoingMessage> messages) {
    try {
      List<Future<?>> acknowledgements = new ArrayList<>(messages.size());
      for (OutgoingMessage message : messages) {
        acknowledgements.add(producer().send(record(message)));
      }
      for (Future<?> acknowledgement : acknowledgements) {
        acknowledgement.get();
      }
    } catch (ExecutionException e) {
      forgetUnsent();
      throw new KafkaAway(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway(e);
    }
  }

  /**
   * What was given to the producer and not acknowledged will be given again: it must not arrive
   * behind that.
   */
  private void forgetUnsent() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  private static ProducerRecord<String, byte[]> record(OutgoingMessage message) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(message.topic(), message.key(), message.payload());
    message
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private Producer<String, byte[]> producer() {
    if (producer == null) {
      Map<String, Object> config = new HashMap<>(broker);
      config.keySet().retainAll(ProducerConfig.configNames());
      config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
      config.put(ProducerConfig.ACKS_CONFIG, "all");
      config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
      config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
      config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
      config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, GIVE_UP_MILLIS);
      config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, GIVE_UP_MILLIS);
      config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, GIVE_UP_MILLIS / 2);
      producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  /** Kafka did not acknowledge. */
  static final class KafkaAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KafkaAway(@Nullable Throwable cause) {
      super("Kafka did not acknowledge: " + cause, cause);
    }
  }
}
