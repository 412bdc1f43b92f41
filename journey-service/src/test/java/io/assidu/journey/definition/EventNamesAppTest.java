package io.assidu.journey.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.journey.Client;
import io.assidu.journey.Customer;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class EventNamesAppTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String MIGRATION = "db/migration/V2__event_names.sql";

  @Inject EventNames names;
  @Inject UnitOfWork units;

  @Test
  void an_event_that_no_version_names_is_passed_over_and_the_next_one_is_not() {
    Customer anna = Customer.known();
    UUID unnamed = told(anna, "Nothing Waits For This");
    UUID named = told(anna, "Signed Up");

    KafkaProbe.await(
        Topics.CONTACT_REQUESTS,
        ContactRequested.class,
        request -> request.profileId().equals(anna.id()));
    assertThat(noted(named)).isTrue();
    assertThat(noted(unnamed)).isFalse();
  }

  @Test
  void what_a_version_waits_for_counts_from_its_publication_on() {
    String name = "Waited For " + Ids.next();
    assertThat(all()).doesNotContain(name);
    Client.publish(
        "waits-for-a-name",
        """
        {"name": "Waits", "triggers": [{"type": "event", "name": "Begun %1$s"}],
         "goal": {"event": "Reached %1$s"}, "start": "wait",
         "steps": [
           {"type": "waitForEvent", "id": "wait", "timeout": "PT1H", "onTimeout": "end",
            "branches": [{"event": "%1$s", "next": "end"}]},
           {"type": "exit", "id": "end"}]}
        """
            .formatted(name));

    assertThat(all()).contains(name, "Begun " + name, "Reached " + name);

    Customer anna = Customer.known();
    anna.does("Begun " + name);
    UUID awaited = told(anna, name);
    await().atMost(LIMIT).until(() -> noted(awaited));
  }

  @Test
  void the_migration_finds_the_names_of_what_was_published_before_it() throws IOException {
    Set<String> published = all();
    assertThat(published).contains("Signed Up");
    String migration = migration();
    String backfill = migration.substring(migration.lastIndexOf("insert into"));

    units
        .run(work -> work.write("delete from event_name").chain(() -> work.write(backfill)))
        .await()
        .atMost(LIMIT);

    assertThat(all()).isEqualTo(published);
  }

  private static UUID told(Customer customer, String name) {
    return KafkaProbe.publish(
        Topics.PROFILE_EVENTS, customer.key(), customer.event(name, Map.of(), customer.version()));
  }

  private Set<String> all() {
    return new HashSet<>(names.all().await().atMost(LIMIT));
  }

  private boolean noted(UUID eventId) {
    return units
        .run(work -> work.query("select 1 from inbox where event_id = $1", eventId))
        .map(rows -> rows.rowCount() > 0)
        .await()
        .atMost(LIMIT);
  }

  private static String migration() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            EventNames.class.getClassLoader().getResourceAsStream(MIGRATION), MIGRATION)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
