package io.assidu.journey.instance;

import static io.assidu.journey.Client.instances;
import static io.assidu.journey.Client.publish;
import static io.assidu.journey.instance.WalkAppTest.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.loyalty.PointsChanged;
import io.assidu.contracts.loyalty.PointsExpiring;
import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.contracts.loyalty.ThresholdReached;
import io.assidu.contracts.loyalty.TierAtRisk;
import io.assidu.contracts.loyalty.TierChanged;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileChangeApplied;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.journey.Customer;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Journeys that start on what happens to points and tiers. */
@QuarkusTest
@WithTestResource(Servers.class)
class LoyaltyAppTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

  @Inject UnitOfWork units;

  @Test
  void pointsAboutToExpireStartAJourneyThatKnowsHowManyAndWhen() {
    publish("use-your-points", telling("Points Expiring", "event.properties.days <= 7"));
    Customer anna = Customer.known();
    KafkaProbe.publish(Topics.LOYALTY_EVENTS, anna.key(), expiring(anna, 30), "story-30");
    KafkaProbe.publish(
        Topics.LOYALTY_EVENTS, anna.key(), expiring(anna, 7), "story-7-" + anna.id());

    Event<ContactRequested> wanted = requested(r -> r.profileId().equals(anna.id()));
    assertThat(wanted.correlationId()).isEqualTo("story-7-" + anna.id());
    assertThat(wanted.data().parameters())
        .containsEntry("points", 450)
        .containsEntry("program", "club");
    assertThat(wanted.data().profileVersion()).isEqualTo(1);
    assertThat(instances("use-your-points")).hasSize(1);
  }

  @Test
  void theSameNewsTwiceStartsOneWalkAndOtherNewsAnother() {
    publish("nearly-there", telling("Threshold Reached", "event.properties.value < 1000.0"));
    Customer anna = Customer.known();
    UUID eventId = Ids.next();
    ThresholdReached reached =
        new ThresholdReached(
            anna.id(),
            "club",
            "reward-in-reach",
            "available",
            900,
            1_000L,
            new BigDecimal("940"),
            AT);
    for (int i = 0; i < 2; i++) {
      KafkaProbe.publish(Topics.LOYALTY_EVENTS, anna.key(), reached, "twice", eventId);
    }
    requested(r -> r.profileId().equals(anna.id()));
    UUID last = KafkaProbe.publish(Topics.LOYALTY_EVENTS, anna.key(), reached);
    awaitNoted(last);
    assertThat(instances("nearly-there")).hasSize(2);
  }

  @Test
  void aWalkWaitsForATierToBeSafeAgain() {
    publish(
        "keep-your-tier",
        """
        { "name": "Keep it", "start": "hope",
          "triggers": [{ "type": "event", "name": "Tier At Risk",
                         "where": "event.properties.tier == 'Gold'" }],
          "goal": { "event": "Tier Changed", "where": "event.properties.to == 'Platinum'" },
          "steps": [
            { "id": "hope", "type": "wait", "for": "PT1H", "next": "end" },
            { "id": "end", "type": "exit" } ] }
        """);
    Customer anna = Customer.known();
    KafkaProbe.publish(
        Topics.LOYALTY_EVENTS,
        anna.key(),
        new TierAtRisk(anna.id(), "club", "Gold", "Silver", AT, new BigDecimal("350.5"), 30, AT));
    await().atMost(SOON).until(() -> !instances("keep-your-tier").isEmpty());
    KafkaProbe.publish(
        Topics.LOYALTY_EVENTS,
        anna.key(),
        new TierChanged(anna.id(), "club", "Gold", "Platinum", "5000 points", AT, null));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(instances("keep-your-tier"))
                    .extracting(walk -> walk.get("ending"))
                    .containsExactly("goal"));
  }

  @Test
  void aClientSystemCannotTellOfPoints() {
    publish("tier-party", telling("Tier Changed", "true"));
    Customer anna = Customer.known();
    anna.does("Tier Changed", Map.of("to", "Platinum"), "made up");
    anna.does("Signed Up");
    requested(r -> r.profileId().equals(anna.id()));
    assertThat(instances("tier-party")).isEmpty();
  }

  @Test
  void whatIsToldOfAMergedProfileConcernsTheSurvivor() {
    publish("after-merge", telling("Points Expiring", "event.properties.program == 'merged'"));
    Customer survivor = Customer.known();
    Customer absorbed = Customer.known();
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        survivor.key(),
        new ProfileMerged(Ids.next(), survivor.id(), 2, absorbed.id(), IdentifierType.EMAIL, AT));
    KafkaProbe.await(
        Topics.PROFILE_APPLIED,
        ProfileChangeApplied.class,
        done -> done.profileId().equals(survivor.id()));
    KafkaProbe.publish(
        Topics.LOYALTY_EVENTS,
        absorbed.key(),
        new PointsExpiring(absorbed.id(), "merged", 450, AT, 30, 1_300, AT));
    ContactRequested wanted =
        requested(r -> r.profileId().equals(survivor.id()) || r.profileId().equals(absorbed.id()))
            .data();
    assertThat(wanted.profileId()).isEqualTo(survivor.id());
  }

  @Test
  void whatNoJourneyNamesIsPassedOver() {
    publish("only-tiers", telling("Tier Changed", "event.properties.to == 'Nobody'"));
    Customer anna = Customer.known();
    UUID unnamed =
        KafkaProbe.publish(
            Topics.LOYALTY_EVENTS,
            anna.key(),
            new PointsChanged(
                Ids.next(),
                anna.id(),
                "club",
                PointsMovement.EARNED,
                10,
                10,
                0,
                "order-1",
                null,
                AT));
    UUID named =
        KafkaProbe.publish(
            Topics.LOYALTY_EVENTS,
            anna.key(),
            new TierChanged(anna.id(), "club", null, "Silver", "new", AT, null));
    awaitNoted(named);
    assertThat(noted(unnamed)).isFalse();
  }

  private static PointsExpiring expiring(Customer customer, int days) {
    return new PointsExpiring(
        customer.id(), "club", 450, AT.plus(Duration.ofDays(days)), days, 1_300, AT);
  }

  private static String telling(String event, String where) {
    return """
        { "name": "Tells", "start": "tell",
          "triggers": [{ "type": "event", "name": "%s", "where": "%s" }],
          "steps": [
            { "id": "tell", "type": "message", "purpose": "service", "template": "campaign-news",
              "parameters": { "points": "event.properties.points", "program": "event.properties.program" },
              "next": "end" },
            { "id": "end", "type": "exit" } ] }
        """
        .formatted(event, where);
  }

  private void awaitNoted(UUID eventId) {
    await().atMost(SOON).until(() -> noted(eventId));
  }

  private boolean noted(UUID eventId) {
    return units
        .run(work -> work.query("select 1 from inbox where event_id = $1", eventId))
        .map(rows -> rows.rowCount() > 0)
        .await()
        .atMost(SOON);
  }
}
