package io.assidu.bench;

import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.local.Port;
import io.assidu.local.StackPorts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Puts people and contact requests on Kafka, as the services that know of them do. */
final class ContactLoad implements AutoCloseable {
  private static final String READER = "policy-service-profile-changes";

  private static final String PERSON =
      """
      {"profileId":"%1$s","version":1,"identifiers":[],"traits":{},
      "contactPoints":[{"channel":"email","address":"%1$s@load.example"}],"locale":"fr-FR",
      "zone":"%2$s","country":"FR","consents":[{"recordId":"%1$s","purpose":"marketing",
      "channel":"email","status":"granted","since":"%3$s"}],"segments":[],"at":"%3$s"}""";

  private static final String REQUEST =
      """
      {"contactId":"%s","profileId":"%s","profileVersion":1,"purpose":"marketing",
      "topic":"newsletter","channels":["email"],"template":"campaign-news",
      "parameters":{"headline":"Autumn"},"priority":50,"value":1.5,%s"requestedAt":"%s"}""";

  private final Clock clock;
  private final String zone;
  private final Admin admin;
  private final KafkaProducer<String, byte[]> producer;
  private int introduced;

  ContactLoad(StackPorts ports, Clock clock) {
    Map<String, Object> broker =
        Map.of("bootstrap.servers", "localhost:" + ports.of(Port.KAFKA), "linger.ms", 20);
    this.clock = clock;
    this.zone = SignUps.zoneAtNoon(clock);
    this.admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + ports.of(Port.KAFKA)));
    this.producer = new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());
  }

  /** Nobody has asked for a contact with these people yet; completes when they are known. */
  void introduce(int people) throws InterruptedException, ExecutionException {
    int all = introduced + people;
    for (; introduced < all; introduced++) {
      UUID id = person(introduced);
      send(
          Topics.PROFILE_CHANGES,
          ProfileChanged.class,
          id,
          PERSON.formatted(id, zone, clock.instant()));
    }
    producer.flush();
    while (read() < all) {
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  /**
   * About those introduced last; completes when all of them stand on the topic.
   *
   * @param sendAt not before this instant; null for now
   */
  void ask(int requests, int people, @Nullable Instant sendAt) {
    Random random = new Random();
    String later = sendAt == null ? "" : "\"sendAt\":\"%s\",".formatted(sendAt);
    for (int i = 0; i < requests; i++) {
      UUID person = person(introduced - 1 - random.nextInt(people));
      send(
          Topics.CONTACT_REQUESTS,
          ContactRequested.class,
          person,
          REQUEST.formatted(UUID.randomUUID(), person, later, clock.instant()));
    }
    producer.flush();
  }

  /** How many messages a topic has had. */
  long messages(Topic<?> topic) throws InterruptedException, ExecutionException {
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    return admin
        .listOffsets(
            partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
        .all()
        .get()
        .values()
        .stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  private long read() throws InterruptedException, ExecutionException {
    return admin
        .listConsumerGroupOffsets(READER)
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .mapToLong(position -> position == null ? 0 : position.offset())
        .sum();
  }

  private <T> void send(Topic<T> topic, Class<? extends T> type, UUID key, String json) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(topic.name(), key.toString(), json.getBytes(StandardCharsets.UTF_8));
    Map.of(
            "ce_specversion", "1.0",
            "ce_id", UUID.randomUUID().toString(),
            "ce_type", Topic.typeOf(type),
            "ce_source", "bench",
            "ce_subject", key.toString(),
            "ce_time", clock.instant().toString(),
            "content-type", "application/json")
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    producer.send(message);
  }

  static UUID person(int number) {
    return UUID.nameUUIDFromBytes(("load-" + number).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
