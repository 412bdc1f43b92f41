package io.assidu.systemtests.loss;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.profile.ProfileChanged;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The rest of the suite, as policy-service hears it over Kafka. It gives up nothing. */
final class Events implements AutoCloseable {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int NEVER = 600_000;
  private static final String LONG_AGO = "2026-01-01T00:00:00Z";

  private final KafkaProducer<String, byte[]> producer;
  private final Queue<Future<?>> sent = new ConcurrentLinkedQueue<>();

  Events(int port) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                "localhost:" + port,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                NEVER,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                NEVER),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Somebody with a mailbox who said yes to marketing by e-mail. */
  UUID newcomer() {
    UUID id = UUID.randomUUID();
    Map<String, Object> consent =
        Map.of(
            "recordId", UUID.randomUUID(),
            "purpose", "marketing",
            "channel", "email",
            "status", "granted",
            "since", LONG_AGO);
    send(
        Topics.PROFILE_CHANGES,
        ProfileChanged.class,
        id,
        Map.of(
            "profileId",
            id,
            "version",
            1,
            "identifiers",
            List.of(),
            "traits",
            Map.of(),
            "contactPoints",
            List.of(Map.of("channel", "email", "address", id + "@example.org")),
            "zone",
            "Europe/Paris",
            "country",
            "FR",
            "consents",
            List.of(consent),
            "segments",
            List.of(),
            "at",
            LONG_AGO));
    return id;
  }

  /** Asks for a contact. */
  UUID ask(UUID profileId, String purpose) {
    UUID contactId = UUID.randomUUID();
    send(
        Topics.CONTACT_REQUESTS,
        ContactRequested.class,
        profileId,
        Map.of(
            "contactId",
            contactId,
            "profileId",
            profileId,
            "profileVersion",
            1,
            "purpose",
            purpose,
            "channels",
            List.of("email"),
            "template",
            "campaign-news",
            "parameters",
            Map.of(),
            "priority",
            50,
            "requestedAt",
            Instant.now().toString()));
    return contactId;
  }

  private void send(Topic<?> topic, Class<?> type, UUID profileId, Map<String, Object> data) {
    String key = profileId.toString();
    ProducerRecord<String, byte[]> event = new ProducerRecord<>(topic.name(), key, json(data));
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            UUID.randomUUID().toString(),
            "ce_type",
            Topic.typeOf(type),
            "ce_source",
            "system-tests",
            "ce_subject",
            key,
            "ce_time",
            Instant.now().toString())
        .forEach(
            (name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    sent.add(producer.send(event));
  }

  /** Returns when Kafka has acknowledged everything that was sent. */
  void awaitAcknowledged() throws Exception {
    for (Future<?> one = sent.poll(); one != null; one = sent.poll()) {
      one.get();
    }
  }

  private static byte[] json(Map<String, Object> data) {
    try {
      return JSON.writeValueAsBytes(data);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
