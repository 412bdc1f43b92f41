package io.assidu.systemtests.exactness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.systemtests.exactness.Deeds.Fate;
import io.assidu.systemtests.exactness.Deeds.Merge;
import io.assidu.systemtests.exactness.Deeds.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears what the service says on Kafka, and says in turn what became of contacts. */
final class Listener implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final String kafka;
  private final Deeds deeds;
  private final Post post;
  private final Backlog backlog;
  private final Clockwork clockwork;
  private final Set<UUID> decided = ConcurrentHashMap.newKeySet();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private volatile boolean closing;
  private long toldBefore;
  private Map<TopicPartition, Long> told = Map.of();
  private final CompletableFuture<Void> hearing;

  Listener(String kafka, Deeds deeds, Post post, Backlog backlog, Clockwork clockwork) {
    this.kafka = kafka;
    this.deeds = deeds;
    this.post = post;
    this.backlog = backlog;
    this.clockwork = clockwork;
    this.hearing = CompletableFuture.runAsync(this::hear, thread);
  }

  /** Contacts of which at least one decision was told on Kafka. */
  int decided() {
    return decided.size();
  }

  private void hear() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          Stream.of(Topics.CONTACT_DECISIONS, Topics.PROFILE_APPLIED)
              .map(Topic::name)
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!closing) {
        takeStock();
        for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
          JsonNode event = json(message.value());
          if (message.topic().equals(Topics.CONTACT_DECISIONS.name())) {
            decision(event);
          } else {
            applied(event);
          }
        }
      }
    }
  }

  /** Now and then looks whether the service has heard what was told it. */
  private void takeStock() {
    try {
      if (toldBefore == 0) {
        toldBefore = deeds.now();
        post.flush();
        told = backlog.outcomes();
      } else if (backlog.isHeard(told)) {
        deeds.heardAllBefore(toldBefore);
        toldBefore = 0;
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static JsonNode json(byte[] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void decision(JsonNode event) {
    Word word = word(event);
    if (!deeds.published(word)) {
      return;
    }
    decided.add(word.contactId());
    Ask ask = deeds.asks().get(word.contactId());
    if (word.verdict().equals("APPROVED") && ask != null) {
      Fate fate = fate(word.contactId());
      deeds.tells(word.contactId(), fate);
      for (String outcome : fate.outcomes()) {
        report(word, ask, event.path("channel").asText(), outcome);
      }
    }
  }

  /** A decision as it is told. */
  static Word word(JsonNode decision) {
    return new Word(
        UUID.fromString(decision.path("decisionId").asText()),
        UUID.fromString(decision.path("contactId").asText()),
        UUID.fromString(decision.path("profileId").asText()),
        decision.path("verdict").asText().toUpperCase(Locale.ROOT));
  }

  /** Always the same for a contact. */
  static Fate fate(UUID contactId) {
    int dice = Math.floorMod(contactId.hashCode(), 200);
    if (dice < 80) {
      return Fate.UNKNOWN;
    }
    if (dice < 160) {
      return Fate.ACCEPTED;
    }
    if (dice < 180) {
      return Fate.FAILED;
    }
    if (dice < 190) {
      return Fate.EXPIRED;
    }
    return dice < 199 ? Fate.ACCEPTED_AND_FAILED : Fate.BOUNCED;
  }

  private void report(Word word, Ask ask, String channel, String outcome) {
    Map<String, Object> report = new HashMap<>();
    report.put("outcomeId", UUID.randomUUID());
    report.put("contactId", word.contactId());
    report.put("profileId", word.profileId());
    report.put("purpose", ask.purpose());
    report.put("channel", channel);
    report.put("outcome", outcome);
    report.put("at", clockwork.now().toString());
    post.send(
        Topics.CONTACT_OUTCOMES, ContactOutcome.class, word.profileId(), UUID.randomUUID(), report);
  }

  private void applied(JsonNode event) {
    UUID id = UUID.fromString(event.path("changeId").asText());
    Merge merge = deeds.merge(id);
    if (merge != null) {
      long now = deeds.now();
      deeds.put(
          id, event.path("change").asText().equals("merged") ? merge.done(now) : merge.undone(now));
    }
  }

  @Override
  public void close() {
    closing = true;
    hearing.join();
    thread.close();
  }
}
