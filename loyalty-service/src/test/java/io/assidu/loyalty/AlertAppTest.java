package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.PointsExpiring;
import io.assidu.contracts.loyalty.ThresholdReached;
import io.assidu.contracts.loyalty.TierAtRisk;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What members should hear of before it happens, in the club. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class AlertAppTest {

  private static final String ONE_TIER =
      "{\"windowMonths\": 12, \"levels\": [{\"name\": \"A\", \"from\": 0}]}";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject TestClock clock;

  @AfterEach
  void realTimeAgain() {
    clock.reset();
  }

  @Test
  void aThresholdIsToldOnceAndAgainOnlyAfterItWasFallenBelow() {
    UUID profileId = Shop.buyer("880", 880);
    buy(profileId, "b", "20", Instant.now());
    Loyalty.awaitAvailable(profileId, 900);
    buy(profileId, "c", "40", Instant.now());
    Loyalty.awaitAvailable(profileId, 940);
    awaitReached(profileId, 1);
    ThresholdReached reached = reached(profileId).getFirst();
    assertThat(reached.threshold()).isEqualTo("reward-in-reach");
    assertThat(reached.metric()).isEqualTo("available");
    assertThat(reached.reached()).isEqualTo(900);
    assertThat(reached.of()).isEqualTo(1_000);
    assertThat(reached.value()).isEqualByComparingTo("900");

    String hold = Loyalty.redeem(profileId, 100, "hold-" + profileId).path("id");
    Loyalty.awaitAvailable(profileId, 840);
    Loyalty.voidHold(hold).then().statusCode(200);
    Loyalty.awaitAvailable(profileId, 940);
    awaitReached(profileId, 2);
    buy(profileId, "d", "1", Instant.now());
    Loyalty.awaitAvailable(profileId, 941);
    assertThat(reached(profileId)).hasSize(2);
  }

  @Test
  void theWayToATierHasThresholdsToo() {
    UUID profileId = Shop.buyer("1800", 1_800);
    awaitReached(profileId, 2);
    assertThat(reached(profileId))
        .extracting(ThresholdReached::threshold, ThresholdReached::metric, ThresholdReached::of)
        .containsExactlyInAnyOrder(
            tuple("reward-in-reach", "available", 1_000L),
            tuple("gold-in-reach", "qualifying", 2_000L));
  }

  @Test
  void pointsAboutToExpireAreToldOnceADay() {
    UUID profileId = Shop.customer();
    Instant noon =
        Instant.now().atZone(ZoneOffset.UTC).minusMonths(24).plusDays(20).withHour(12).toInstant();
    buy(profileId, "a", "300", noon);
    buy(profileId, "b", "200", noon.plusSeconds(60));
    Loyalty.awaitAvailable(profileId, 500);
    PointsExpiring expiring =
        KafkaProbe.await(
                Topics.LOYALTY_EVENTS,
                PointsExpiring.class,
                told -> told.profileId().equals(profileId))
            .data();
    assertThat(expiring.days()).isEqualTo(30);
    assertThat(expiring.expiresAt()).isAfter(Instant.now().plus(Duration.ofDays(18)));

    clock.set(expiring.expiresAt().minus(Duration.ofDays(7)));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Tiered.said(profileId, PointsExpiring.class))
                    .extracting(PointsExpiring::days)
                    .containsExactly(30, 7));
    PointsExpiring last = Tiered.said(profileId, PointsExpiring.class).getLast();
    assertThat(last.points()).isEqualTo(500);
    assertThat(last.available()).isEqualTo(500);
    assertThat(last.expiresAt()).isEqualTo(expiring.expiresAt());
  }

  @Test
  void pointsGivenByHandAreToldOfToo() throws IOException {
    Tiered.publish(
        "gifts",
        "RON",
        ONE_TIER,
        program -> program.replace("\"months\": 24", "\"months\": 1").replace("[30, 7]", "[7]"));
    UUID profileId = Shop.buyer("1", 1);
    Loyalty.as("agent", "loyalty:adjust")
        .header("Idempotency-Key", "gift-" + profileId)
        .body(
            """
            {"profileId": "%s", "program": "gifts", "points": 900, "reason": "parcel arrived late"}"""
                .formatted(profileId))
        .post("/v1/adjustments")
        .then()
        .statusCode(201);
    awaitReached(profileId, 1);
    assertThat(Tiered.said(profileId, PointsExpiring.class)).isEmpty();
    clock.advance(Duration.ofDays(24));
    PointsExpiring expiring =
        KafkaProbe.await(
                Topics.LOYALTY_EVENTS,
                PointsExpiring.class,
                told -> told.profileId().equals(profileId))
            .data();
    assertThat(expiring.points()).isEqualTo(900);
    assertThat(expiring.days()).isEqualTo(7);
    assertThat(expiring.program()).isEqualTo("gifts");
  }

  @Test
  void pendingPointsReachAThresholdWhenTheyCanBeSpent() throws IOException {
    Tiered.publish(
        "patient",
        "HUF",
        ONE_TIER,
        program -> program.replace("\"pendingDays\": 0", "\"pendingDays\": 14"));
    UUID profileId = Shop.customer();
    Shop.tell(profileId, Tiered.order("a-" + profileId, "HUF", "960", "0"), "a");
    await()
        .atMost(PATIENCE)
        .until(() -> Tiered.member(profileId, "patient").getLong("pending") == 940);
    assertThat(reached(profileId)).isEmpty();
    clock.advance(Duration.ofDays(14));
    awaitReached(profileId, 1);
    assertThat(reached(profileId).getFirst().program()).isEqualTo("patient");
  }

  @Test
  void aTierAtRiskIsToldWhenItsTimeComes() {
    UUID profileId = Shop.customer();
    Instant at = Instant.now().atZone(ZoneOffset.UTC).minusMonths(10).toInstant();
    buy(profileId, "a", "2500", at);
    Loyalty.awaitAvailable(profileId, 2_500);
    assertThat(Tiered.said(profileId, TierAtRisk.class)).isEmpty();
    Instant losesAt = Instant.parse(Loyalty.member(profileId).getString("tier.losesAt"));

    clock.set(losesAt.minus(Duration.ofDays(30)));
    TierAtRisk risk =
        KafkaProbe.await(
                Topics.LOYALTY_EVENTS, TierAtRisk.class, told -> told.profileId().equals(profileId))
            .data();
    assertThat(risk.tier()).isEqualTo("Gold");
    assertThat(risk.fallsTo()).isEqualTo("Silver");
    assertThat(risk.losesAt()).isEqualTo(losesAt);
    assertThat(risk.missing()).isEqualByComparingTo("2000");
    assertThat(risk.days()).isEqualTo(30);
    buy(profileId, "b", "10", clock.instant());
    Loyalty.awaitAvailable(profileId, 2_510);
    assertThat(Tiered.said(profileId, TierAtRisk.class)).hasSize(1);
  }

  @Test
  void whatWasToldOfAMergedProfileIsNotToldAgain() {
    Instant at =
        Instant.now().atZone(ZoneOffset.UTC).minusMonths(24).plusDays(20).withHour(12).toInstant();
    UUID survivor = Shop.customer();
    UUID absorbed = Shop.customer();
    buy(survivor, "a", "100", at);
    buy(absorbed, "b", "100", at);
    for (UUID profileId : List.of(survivor, absorbed)) {
      KafkaProbe.await(
          Topics.LOYALTY_EVENTS, PointsExpiring.class, told -> told.profileId().equals(profileId));
    }
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        survivor.toString(),
        new ProfileMerged(Ids.next(), survivor, 2, absorbed, IdentifierType.EMAIL, Instant.now()));
    Loyalty.awaitAvailable(survivor, 200);
    buy(survivor, "c", "5", at);
    Loyalty.awaitAvailable(survivor, 205);
    assertThat(Tiered.said(survivor, PointsExpiring.class)).hasSize(1);
  }

  @Test
  void alertsThatMakeNoSenseAreRefusedMemberByMember() throws IOException {
    String program = Tiered.program("odd", "CZK", ONE_TIER);
    Tiered.save(
            "odd",
            program
                .replace("\"gold-in-reach\"", "\"reward-in-reach\"")
                .replace("\"of\": 5000", "\"of\": 4499"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("/alerts/thresholds/1/id", "/alerts/thresholds/2/of"));
    Tiered.save("odd", program.replace("\"metric\": \"available\"", "\"metric\": \"luck\""))
        .then()
        .statusCode(400)
        .body("errors.field", contains("/alerts/thresholds/0/metric"));
    Tiered.save("odd", program.replace("[30, 7]", "[0]")).then().statusCode(400);
  }

  private static void buy(UUID profileId, String order, String total, Instant at) {
    Shop.tell(
        profileId,
        Shop.order(order + "-" + profileId, OrderStatus.COMPLETED, total, "0"),
        at,
        "buy " + order);
  }

  private static List<ThresholdReached> reached(UUID profileId) {
    return Tiered.said(profileId, ThresholdReached.class);
  }

  private static void awaitReached(UUID profileId, int times) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(reached(profileId)).hasSize(times));
  }
}
