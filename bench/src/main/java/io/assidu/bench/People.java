package io.assidu.bench;

import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.local.Port;
import io.assidu.local.StackPorts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
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

/** Makes people known to a service, and says on Kafka what the services around it would say. */
final class People implements AutoCloseable {
  private static final String PERSON =
      """
      {"profileId":"%1$s","version":1,"identifiers":[],"traits":{},
      "contactPoints":[{"channel":"email","address":"%1$s@load.example"}],"locale":"fr-FR",
      "zone":"%2$s","country":"FR","consents":[{"recordId":"%1$s","purpose":"marketing",
      "channel":"email","status":"granted","since":"%3$s"}],"segments":[],"at":"%3$s"}""";

  private final Clock clock;
  private final String zone;
  private final String reader;
  private final Admin admin;
  private final KafkaProducer<String, byte[]> producer;
  private int introduced;

  /**
   * @param reader the consumer group of the service that is to know them
   */
  People(StackPorts ports, Clock clock, String reader) {
    Map<String, Object> broker =
        Map.of("bootstrap.servers", "localhost:" + ports.of(Port.KAFKA), "linger.ms", 20);
    this.clock = clock;
    this.zone = SignUps.zoneAtNoon(clock);
    this.reader = reader;
    this.admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + ports.of(Port.KAFKA)));
    this.producer = new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());
  }

  /** Nobody has heard of these people yet; completes when they are known. */
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

  /** How many were introduced so far. */
  int introduced() {
    return introduced;
  }

  /** How many messages a topic has had. */
  long messages(Topic<?> topic) throws InterruptedException, ExecutionException {
    return admin
        .listOffsets(
            IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
        .all()
        .get()
        .values()
        .stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  private long read() throws InterruptedException, ExecutionException {
    return admin
        .listConsumerGroupOffsets(reader)
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .mapToLong(position -> position == null ? 0 : position.offset())
        .sum();
  }

  /** Says something about a person; {@link #flush} waits until it stands on its topic. */
  <T> void send(Topic<T> topic, Class<? extends T> type, UUID key, String json) {
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

  void flush() {
    producer.flush();
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
