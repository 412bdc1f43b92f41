package io.assidu.journey.instance;

import static io.assidu.journey.Client.author;
import static io.assidu.journey.Client.history;
import static io.assidu.journey.Client.publish;
import static io.assidu.journey.instance.WalkAppTest.askedBy;
import static io.assidu.journey.instance.WalkAppTest.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactCancelled;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileChangeApplied;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.journey.Customer;
import io.assidu.platform.identity.Ids;
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
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class BelongingsAppTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject DataSource database;

  private final Customer survivor = Customer.known();
  private final Customer absorbed = Customer.known();
  private final UUID mergeId = Ids.next();

  @BeforeEach
  void aJourneyThatWaitsLong() {
    if (author().get("/v1/journeys/belongings").statusCode() == 404) {
      publish(
          "belongings",
          """
          { "name": "Long", "triggers": [{ "type": "event", "name": "Lamp Seen" }],
            "goal": { "event": "Lamp Bought" }, "start": "tell",
            "steps": [
              { "id": "tell", "type": "message", "purpose": "marketing", "template": "welcome",
                "parameters": { "lamp": "event.properties.lamp" }, "next": "wait" },
              { "id": "wait", "type": "wait", "for": "P1D", "next": "end" },
              { "id": "end", "type": "exit" } ] }
          """);
    }
  }

  @Test
  void theSurvivorWalksOnForTheAbsorbedAndAnUnmergeHandsBack() {
    UUID walk = seesALamp(absorbed);
    merge();
    assertThat(walksOf(survivor)).extracting(w -> w.get("id")).containsExactly(walk.toString());
    assertThat(walksOf(absorbed)).isEmpty();
    assertThat(history(walk)).contains("moved");

    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        survivor.key(),
        new ProfileUnmerged(mergeId, survivor.id(), 4, absorbed.id(), Instant.now()));
    applied(mergeId, "unmerged");
    assertThat(walksOf(absorbed)).extracting(w -> w.get("id")).containsExactly(walk.toString());
    assertThat(walksOf(survivor)).isEmpty();
  }

  @Test
  void whereBothWalkTheSurvivorsWalkCounts() {
    UUID theirs = seesALamp(absorbed);
    UUID own = seesALamp(survivor);
    merge();
    assertThat(ending(theirs)).isEqualTo("merged");
    assertThat(ending(own)).isNull();
    KafkaProbe.await(
        Topics.CONTACT_REQUESTS, ContactCancelled.class, c -> c.profileId().equals(absorbed.id()));
  }

  @Test
  void whatIsToldOfTheAbsorbedAfterwardsConcernsTheSurvivor() {
    UUID walk = seesALamp(survivor);
    merge();
    absorbed.does("Lamp Bought");
    await().atMost(SOON).until(() -> "goal".equals(ending(walk)));
  }

  @Test
  void nothingThatNamesAnErasedPersonIsLeft() throws SQLException {
    UUID walk = seesALamp(survivor);
    UUID erasureId = Ids.next();
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        survivor.key(),
        new ProfileErased(erasureId, survivor.id(), 9, Instant.now()));
    applied(erasureId, "erased");
    KafkaProbe.await(
        Topics.CONTACT_REQUESTS, ContactCancelled.class, c -> c.profileId().equals(survivor.id()));
    assertThat(ending(walk)).isEqualTo("erased");
    assertThat(remains(walk)).isEmpty();

    KafkaProbe.publish(
        Topics.PROFILE_CHANGES, survivor.key(), survivor.snapshot(8, Map.of("firstName", "Anna")));
    survivor.does("Lamp Seen");
    Customer other = Customer.known();
    seesALamp(other); // time enough for what came before
    assertThat(walksOf(survivor)).hasSize(1);
    assertThat(remains(walk)).isEmpty();
  }

  private UUID seesALamp(Customer customer) {
    customer.does("Lamp Seen", Map.of("lamp", "lamp-of-" + customer.id()), customer.key());
    ContactRequested wanted = requested(r -> r.profileId().equals(customer.id())).data();
    return askedBy(wanted).instanceId();
  }

  private void merge() {
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        survivor.key(),
        new ProfileMerged(
            mergeId, survivor.id(), 3, absorbed.id(), IdentifierType.EMAIL, Instant.now()));
    applied(mergeId, "merged");
  }

  private static void applied(UUID changeId, String change) {
    ProfileChangeApplied applied =
        KafkaProbe.await(
                Topics.PROFILE_APPLIED,
                ProfileChangeApplied.class,
                a -> a.changeId().equals(changeId) && a.change().equals(change))
            .data();
    assertThat(applied.service()).isEqualTo("journey-service");
  }

  private static List<Map<String, Object>> walksOf(Customer customer) {
    return author().get("/v1/profiles/" + customer.id() + "/instances").jsonPath().getList("");
  }

  private static String ending(UUID walk) {
    return author().get("/v1/instances/" + walk).jsonPath().getString("ending");
  }

  /** Whatever any table still says of the person's doings or traits. */
  private String remains(UUID walk) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select coalesce(string_agg(x, ' '), '') from ("
                    + " select event::text x from instance where id = ?"
                    + " union all select nullif(facts::text, '{}') from instance_note where instance_id = ?"
                    + " union all select snapshot::text from profile where id = ?) found")) {
      query.setObject(1, walk);
      query.setObject(2, walk);
      query.setObject(3, survivor.id());
      ResultSet found = query.executeQuery();
      found.next();
      return found.getString(1);
    }
  }
}
