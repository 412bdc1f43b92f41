package io.assidu.policy.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.messaging.CloudEvents;
import io.assidu.platform.messaging.EventJson;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class HeldInOneOrderAppTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private final UUID first = Ids.next();
  private final UUID second = Ids.next();

  @Inject ProfileChangesConsumer changes;
  @Inject RecipientStore store;
  @Inject DataSource database;
  @Inject UnitOfWork units;

  /** Decisions hold people in the order of their ids. */
  @Test
  void changesThatComeInAnotherOrderHoldNobodyWhileTheyWaitForSomebody() throws SQLException {
    assertThat(first).isLessThan(second);
    changes.consume(batch(snapshot(first, 1), snapshot(second, 1))).await().atMost(PATIENCE);

    CompletableFuture<Void> inbound;
    try (Connection decider = database.getConnection();
        Statement statement = decider.createStatement()) {
      decider.setAutoCommit(false);
      lock(statement, first);
      inbound =
          changes
              .consume(batch(snapshot(second, 2), snapshot(first, 2)))
              .subscribeAsCompletionStage();
      await().until(() -> somebodyWaits(statement));
      // Before PostgreSQL finds out that two wait in a circle, and ends one.
      statement.execute("set local lock_timeout = '500ms'");
      lock(statement, second);
      decider.commit();
    }

    assertThat(inbound).succeedsWithin(PATIENCE);
    assertThat(version(first)).isEqualTo(2);
    assertThat(version(second)).isEqualTo(2);
  }

  private static void lock(Statement statement, UUID person) throws SQLException {
    statement.execute(
        "select 1 from recipient where profile_id = '%s' for update".formatted(person));
  }

  private static boolean somebodyWaits(Statement statement) throws SQLException {
    try (ResultSet waiting = statement.executeQuery("select 1 from pg_locks where not granted")) {
      return waiting.next();
    }
  }

  private long version(UUID person) {
    return units
        .run(work -> store.find(work, person))
        .await()
        .atMost(PATIENCE)
        .orElseThrow()
        .recipient()
        .version();
  }

  private static ProfileChanged snapshot(UUID person, long version) {
    return new ProfileChanged(
        person,
        version,
        List.of(),
        Map.of(),
        List.of(),
        "fr-FR",
        "Europe/Paris",
        "FR",
        List.of(),
        List.of(),
        Instant.EPOCH);
  }

  private static ConsumerRecords<String, byte[]> batch(ProfileChanged... snapshots) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    for (ProfileChanged snapshot : snapshots) {
      String key = snapshot.profileId().toString();
      ConsumerRecord<String, byte[]> record =
          new ConsumerRecord<>(
              Topics.PROFILE_CHANGES.name(), 0, records.size(), key, EventJson.write(snapshot));
      String type = Topic.typeOf(ProfileChanged.class);
      CloudEvents.headers(Ids.next(), type, "test", key, Instant.EPOCH, "story", null)
          .forEach((name, value) -> record.headers().add(name, bytes(value)));
      records.add(record);
    }
    TopicPartition partition = new TopicPartition(Topics.PROFILE_CHANGES.name(), 0);
    return new ConsumerRecords<>(Map.of(partition, records), Map.of());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
