package io.assidu.journey.instance;

import static io.assidu.journey.Client.instances;
import static io.assidu.journey.Client.publish;
import static io.assidu.journey.instance.WalkAppTest.askedBy;
import static io.assidu.journey.instance.WalkAppTest.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactCommand;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.journey.Customer;
import io.assidu.platform.messaging.Event;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class TimerAppTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject DataSource database;

  @Test
  void aWaitEndsWhenItIsDue() {
    publish("short-wait", waiting("Bell Rung", "PT2S"));
    Customer anna = Customer.known();
    Instant rung = Instant.now();
    anna.does("Bell Rung");
    ContactRequested wanted = requested(r -> r.profileId().equals(anna.id())).data();
    assertThat(wanted.requestedAt()).isAfterOrEqualTo(rung.plusSeconds(2));
    assertThat(wanted.requestedAt()).isBefore(rung.plusSeconds(12));
  }

  /** Another replica claims the timer and is killed before it commits: its connection just ends. */
  @Test
  void aTimerThatWasClaimedAndNotCommittedIsClaimedAgain() throws SQLException {
    publish("claimed", waiting("Gong Struck", "PT2S"));
    Customer anna = Customer.known();
    anna.does("Gong Struck");
    UUID walk = walkOf("claimed", anna);
    try (Connection replica = database.getConnection()) {
      replica.setAutoCommit(false);
      hold(replica, walk);
      await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> requestsOf(anna).isEmpty());
      replica.rollback();
    }
    assertThat(askedBy(requested(r -> r.profileId().equals(anna.id())).data()).instanceId())
        .isEqualTo(walk);
    assertThat(requestsOf(anna)).hasSize(1);
  }

  /** Whoever holds the row when the time comes moves the instance; the other finds it elsewhere. */
  @Test
  void anEventAndATimerThatComeTogetherMoveAnInstanceOnce() {
    publish(
        "race",
        """
        { "name": "Race", "triggers": [{ "type": "event", "name": "Race Begun" }],
          "entry": { "again": "never" }, "start": "wait",
          "steps": [
            { "id": "wait", "type": "waitForEvent", "timeout": "PT3S", "onTimeout": "late",
              "branches": [{ "event": "Race Won", "next": "early" }] },
            { "id": "early", "type": "message", "purpose": "service", "template": "early", "next": "end" },
            { "id": "late", "type": "message", "purpose": "service", "template": "late", "next": "end" },
            { "id": "end", "type": "exit" } ] }
        """);
    List<Customer> racers = Stream.generate(Customer::known).limit(40).toList();
    racers.forEach(racer -> racer.does("Race Begun"));
    await().atMost(SOON).until(() -> instances("race").size() == racers.size());
    Instant due =
        instances("race").stream()
            .map(walk -> walk.get("dueAt"))
            .filter(Objects::nonNull)
            .map(at -> Instant.parse((String) at))
            .max(Instant::compareTo)
            .orElseThrow();
    for (int i = 0; i < racers.size(); i++) {
      Instant at = due.minusMillis(200).plusMillis(10L * i);
      await().pollInterval(Duration.ofMillis(1)).until(() -> !Instant.now().isBefore(at));
      racers.get(i).does("Race Won");
    }
    await()
        .atMost(SOON)
        .until(
            () -> instances("race").stream().allMatch(walk -> "exit".equals(walk.get("ending"))));
    Map<UUID, Long> messages =
        KafkaProbe.all(Topics.CONTACT_REQUESTS).stream()
            .map(Event::data)
            .filter(command -> racers.stream().anyMatch(r -> r.id().equals(command.profileId())))
            .collect(Collectors.groupingBy(ContactCommand::profileId, Collectors.counting()));
    assertThat(messages).hasSize(racers.size()).allSatisfy((racer, n) -> assertThat(n).isOne());
  }

  /** The database refuses what the engine never does. */
  @Test
  void noInstanceRunsWithoutWaitingForExactlyOneThing() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select count(*) from instance where (ending is null) <> (waiting is not null)"
                    + " or (waiting is not null and due_at is null)");
        ResultSet wrong = query.executeQuery()) {
      wrong.next();
      assertThat(wrong.getLong(1)).isZero();
    }
  }

  private static UUID walkOf(String journey, Customer customer) {
    await()
        .atMost(SOON)
        .until(
            () ->
                instances(journey).stream()
                    .anyMatch(walk -> customer.key().equals(walk.get("profileId"))));
    return instances(journey).stream()
        .filter(walk -> customer.key().equals(walk.get("profileId")))
        .map(walk -> UUID.fromString((String) walk.get("id")))
        .findFirst()
        .orElseThrow();
  }

  private static void hold(Connection replica, UUID instanceId) throws SQLException {
    try (PreparedStatement claim =
        replica.prepareStatement("select id from instance where id = ? for update")) {
      claim.setObject(1, instanceId);
      assertThat(claim.executeQuery().next()).isTrue();
    }
  }

  private static List<ContactCommand> requestsOf(Customer customer) {
    return KafkaProbe.all(Topics.CONTACT_REQUESTS).stream()
        .map(Event::data)
        .filter(command -> command.profileId().equals(customer.id()))
        .toList();
  }

  private static String waiting(String trigger, String duration) {
    return """
        { "name": "Wait", "triggers": [{ "type": "event", "name": "%s" }], "start": "wait",
          "steps": [
            { "id": "wait", "type": "wait", "for": "%s", "next": "tell" },
            { "id": "tell", "type": "message", "purpose": "service", "template": "welcome", "next": "end" },
            { "id": "end", "type": "exit" } ] }
        """
        .formatted(trigger, duration);
  }
}
