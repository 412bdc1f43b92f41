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
import io.assidu.policy.Customer;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class HeldInOneOrderAppTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** In the order of their ids, as PostgreSQL has it. */
  private final List<Customer> people =
      Stream.of(Customer.silent(), Customer.silent())
          .sorted(Comparator.comparing(customer -> customer.id().toString()))
          .toList();

  private final Customer first = people.getFirst();
  private final Customer second = people.getLast();

  @Inject ProfileChangesConsumer changes;
  @Inject RecipientStore store;
  @Inject DataSource database;
  @Inject UnitOfWork units;

  /** Decisions hold people in the order of their ids. */
  @Test
  void changesThatComeInAnotherOrderHoldNobodyWhileTheyWaitForSomebody() throws SQLException {
    changes.consume(batch(first.snapshot(), second.snapshot())).await().atMost(PATIENCE);

    CompletableFuture<Void> inbound;
    try (Connection decider = database.getConnection();
        Statement statement = decider.createStatement()) {
      decider.setAutoCommit(false);
      lock(statement, first);
      inbound =
          changes.consume(batch(second.snapshot(), first.snapshot())).subscribeAsCompletionStage();
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

  private static void lock(Statement statement, Customer person) throws SQLException {
    statement.execute(
        "select 1 from recipient where profile_id = '%s' for update".formatted(person.id()));
  }

  private static boolean somebodyWaits(Statement statement) throws SQLException {
    try (ResultSet waiting = statement.executeQuery("select 1 from pg_locks where not granted")) {
      return waiting.next();
    }
  }

  private long version(Customer person) {
    return units
        .run(work -> store.find(work, person.id()))
        .await()
        .atMost(PATIENCE)
        .orElseThrow()
        .recipient()
        .version();
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
