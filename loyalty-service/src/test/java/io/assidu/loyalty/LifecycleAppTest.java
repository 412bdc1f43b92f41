package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.ProfileChangeApplied;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Merge, un-merge and erasure of profiles. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class LifecycleAppTest {

  @Inject UnitOfWork units;
  @Inject MeterRegistry meters;

  @Test
  void aMergeJoinsPointsTiersAndHistory() {
    UUID survivor = Shop.buyer("1500", 1_500);
    UUID absorbed = Shop.buyer("700", 700);
    merge(absorbed, survivor);

    JsonPath member = Loyalty.member(survivor);
    assertThat(member.getLong("available")).isEqualTo(2_200);
    assertThat(member.getString("tier.tier")).isEqualTo("Gold");
    assertThat(Loyalty.member(absorbed).getString("profileId")).isEqualTo(survivor.toString());
    Loyalty.as("shop", "loyalty:read")
        .get("/v1/members/" + survivor + "/movements")
        .then()
        .body("items.size()", equalTo(2));

    String id = Loyalty.redeem(survivor, 2_000, "both-" + survivor).path("id");
    Loyalty.capture(id, "{}").then().statusCode(200);
  }

  @Test
  void anOrderUnderWayToTheAbsorbedProfileEarnsForTheSurvivor() {
    UUID survivor = Shop.buyer("100", 100);
    UUID absorbed = Shop.customer();
    merge(absorbed, survivor);
    Shop.tell(absorbed, Shop.order("late-" + absorbed, OrderStatus.COMPLETED, "50", "0"), "late");
    Loyalty.awaitAvailable(survivor, 150);
  }

  @Test
  void anUnmergePartsThemAgain() {
    UUID survivor = Shop.buyer("1500", 1_500);
    UUID absorbed = Shop.buyer("700", 700);
    UUID mergeId = merge(absorbed, survivor);
    assertThat(tiers(survivor)).containsExactly("Gold", "Silver", "Silver");
    assertThat(tiers(absorbed)).isEqualTo(tiers(survivor));
    apply(
        mergeId,
        survivor,
        "unmerged",
        new ProfileUnmerged(mergeId, survivor, 3, absorbed, Instant.now()));

    assertThat(Loyalty.member(survivor).getLong("available")).isEqualTo(1_500);
    assertThat(Loyalty.member(survivor).getString("tier.tier")).isEqualTo("Silver");
    assertThat(Loyalty.member(absorbed).getLong("available")).isEqualTo(700);
    assertThat(tiers(survivor)).containsExactly("Silver", "Gold", "Silver");
    assertThat(tiers(absorbed)).containsExactly("Silver");
  }

  @Test
  void whatIsHeldAndWhatWasSpentAcrossAMergePartsWithIt() {
    UUID survivor = Shop.buyer("1500", 1_500);
    UUID absorbed = Shop.buyer("700", 700);
    UUID mergeId = merge(absorbed, survivor);
    String spent = Loyalty.redeem(survivor, 1_600, "spent-" + survivor).path("id");
    Loyalty.capture(spent, "{}").then().statusCode(200);
    String held = Loyalty.redeem(survivor, 500, "held-" + survivor).path("id");
    apply(
        mergeId,
        survivor,
        "unmerged",
        new ProfileUnmerged(mergeId, survivor, 3, absorbed, Instant.now()));
    Loyalty.capture(held, "{}").then().statusCode(409);

    long survivors = Loyalty.member(survivor).getLong("available");
    long absorbeds = Loyalty.member(absorbed).getLong("available");
    assertThat(survivors + absorbeds).isEqualTo(600);
    Loyalty.reverse(spent, "{\"points\": 1600, \"reason\": \"not all are theirs any more\"}")
        .then()
        .statusCode(409)
        .body("left", equalTo(1_500));
    Loyalty.reverse(spent, "{\"points\": 1500, \"reason\": \"those that are\"}")
        .then()
        .statusCode(200);
    assertThat(Loyalty.member(survivor).getLong("available")).isEqualTo(survivors + 1_500);
    assertThat(Loyalty.member(absorbed).getLong("available")).isEqualTo(absorbeds);
    assertThat(Loyalty.settledVerification().getList("findings")).isEmpty();
  }

  @Test
  void anErasureForgetsThePersonAndKeepsTheBooks() {
    UUID profileId = Shop.buyer("1000", 1_000);
    Loyalty.redeem(profileId, 300, "erase-" + profileId).then().statusCode(201);
    assertThat(timers(profileId)).isPositive();
    UUID erasureId = Ids.next();
    apply(
        erasureId, profileId, "erased", new ProfileErased(erasureId, profileId, 2, Instant.now()));

    Loyalty.as("shop", "loyalty:read").get("/v1/members/" + profileId).then().statusCode(404);
    assertThat(tiers(profileId)).isEmpty();
    assertThat(timers(profileId)).isZero();
    assertThat(Loyalty.settledVerification().getList("findings")).isEmpty();
  }

  /** The event before it in its partition is done with when the last one's points are there. */
  @Test
  void anOrderThatIsRefundedAfterTheErasureChangesNothingAndIsNoDeadLetter() {
    UUID profileId = Shop.buyer("1000", 1_000);
    UUID erasureId = Ids.next();
    apply(
        erasureId, profileId, "erased", new ProfileErased(erasureId, profileId, 2, Instant.now()));
    double before = deadLetters();
    UUID next = Shop.customer();
    Shop.tell(
        profileId, Shop.order("order-" + profileId, OrderStatus.REFUNDED, "1000", "400"), "late");
    Shop.tell(
        profileId, next, Shop.order("order-" + next, OrderStatus.COMPLETED, "10", "0"), "next");
    Loyalty.awaitAvailable(next, 10);
    assertThat(deadLetters()).isEqualTo(before);
    assertThat(Loyalty.settledVerification().getList("findings")).isEmpty();
  }

  private double deadLetters() {
    return meters.counter("assidu.inbox.dead-letters", "consumer", "earning").count();
  }

  private long timers(UUID profileId) {
    return units
        .run(work -> work.query("SELECT count(*) FROM timer WHERE id = $1", profileId))
        .map(rows -> rows.iterator().next().getLong(0))
        .await()
        .atMost(Duration.ofSeconds(20));
  }

  /** The tiers that a member had, the newest first. */
  private static List<String> tiers(UUID profileId) {
    return Loyalty.as("shop", "loyalty:read")
        .get("/v1/members/" + profileId + "/tier-history")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.to");
  }

  private static UUID merge(UUID absorbed, UUID survivor) {
    UUID mergeId = Ids.next();
    apply(
        mergeId,
        survivor,
        "merged",
        new ProfileMerged(mergeId, survivor, 2, absorbed, IdentifierType.EMAIL, Instant.now()));
    return mergeId;
  }

  /** Publishes a change and waits for this service's word that it is carried out. */
  private static void apply(UUID changeId, UUID profileId, String change, ProfileChange record) {
    KafkaProbe.publish(Topics.PROFILE_CHANGES, profileId.toString(), record);
    ProfileChangeApplied applied =
        KafkaProbe.await(
                Topics.PROFILE_APPLIED,
                ProfileChangeApplied.class,
                done -> done.changeId().equals(changeId) && done.change().equals(change))
            .data();
    assertThat(applied.profileId()).isEqualTo(profileId);
    assertThat(applied.service()).isEqualTo("loyalty-service");
  }
}
