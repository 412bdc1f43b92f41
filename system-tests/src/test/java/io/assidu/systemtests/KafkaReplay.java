package io.assidu.systemtests;

import static org.awaitility.Awaitility.await;

import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Delivers again what Kafka has delivered: at least once is once more. */
final class KafkaReplay {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final OffsetAndMetadata NONE = new OffsetAndMetadata(0);

  private final Map<String, Object> broker;

  KafkaReplay(int port) {
    this.broker = Map.of("bootstrap.servers", "localhost:" + port);
  }

  /**
   * Sends every record of every topic a second time, to the same partition, byte for byte.
   *
   * @return how many
   */
  int everything() throws Exception {
    List<ConsumerRecord<byte[], byte[]>> all = read();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (ConsumerRecord<byte[], byte[]> message : all) {
        producer.send(
            new ProducerRecord<>(
                message.topic(),
                message.partition(),
                message.key(),
                message.value(),
                message.headers()));
      }
    }
    return all.size();
  }

  /** Waits until every consumer of the suite has committed all that is there. */
  void awaitConsumed() throws Exception {
    try (Admin admin = Admin.create(broker)) {
      await().atMost(LONGEST).until(() -> lag(admin) == 0);
    }
  }

  private static long lag(Admin admin) throws Exception {
    long lag = 0;
    for (GroupListing group : admin.listGroups().all().get()) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
      Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(latest).all().get();
      for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
        lag += end.getValue().offset() - committed.getOrDefault(end.getKey(), NONE).offset();
      }
    }
    return lag;
  }

  private List<ConsumerRecord<byte[], byte[]>> read() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (Topic<?> topic : Topics.all()) {
        consumer
            .partitionsFor(topic.name())
            .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
      return all;
    }
  }
}
