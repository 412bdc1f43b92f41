package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.JournalEntryPosted;
import io.assidu.contracts.loyalty.JournalLine;
import io.assidu.contracts.loyalty.PointsChanged;
import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.contracts.loyalty.TierChanged;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.platform.messaging.Event;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class EarningAppTest {

  @Test
  void aCompletedOrderEarnsAndItsPriceIsAllocated() {
    UUID profileId = Shop.customer();
    String orderId = "order-" + profileId;
    String story = "story-" + profileId;
    Shop.tell(profileId, Shop.order(orderId, OrderStatus.COMPLETED, "1300.40", "0"), story);

    Event<PointsChanged> earned =
        KafkaProbe.await(
            Topics.LOYALTY_EVENTS,
            PointsChanged.class,
            change -> change.profileId().equals(profileId));
    assertThat(earned.correlationId()).isEqualTo(story);
    assertThat(earned.data().movement()).isEqualTo(PointsMovement.EARNED);
    assertThat(earned.data().points()).isEqualTo(1_300);
    assertThat(earned.data().available()).isEqualTo(1_300);
    assertThat(earned.data().reference()).isEqualTo(orderId);

    Event<JournalEntryPosted> entry =
        KafkaProbe.await(
            Topics.LOYALTY_JOURNAL,
            JournalEntryPosted.class,
            posted -> posted.reference().equals(orderId));
    assertThat(entry.data().entryId()).isEqualTo(earned.data().journalEntryId());
    assertThat(entry.data().kind()).isEqualTo("allocation");
    assertThat(entry.correlationId()).isEqualTo(story);
    assertThat(entry.data().profileId()).isEqualTo(profileId);
    // 1,300 points × 0.05 × 80 % = 52.00 stand alone; 1,300.40 × 52 ÷ 1,352.40 = 50.00
    assertThat(entry.data().lines())
        .extracting(JournalLine::account, line -> line.debit().doubleValue())
        .containsExactly(tuple("707000", 50.0), tuple("487000", 0.0));

    JsonPath member = Loyalty.member(profileId);
    assertThat(member.getLong("available")).isEqualTo(1_300);
    assertThat(member.getDouble("value")).isEqualTo(65.0);
    assertThat(member.getString("tier.tier")).isEqualTo("Silver");
    assertThat(member.getString("tier.next")).isEqualTo("Gold");
    assertThat(member.getLong("tier.missing")).isEqualTo(700);
  }

  @Test
  void aReCompletedOrderEarnsNothingMore() {
    UUID profileId = Shop.customer();
    String orderId = "order-" + profileId;
    Shop.tell(profileId, Shop.order(orderId, OrderStatus.COMPLETED, "100", "0"), "first");
    Shop.tell(profileId, Shop.order(orderId, OrderStatus.COMPLETED, "100", "0"), "again");
    Shop.tell(profileId, Shop.order(orderId + "-b", OrderStatus.COMPLETED, "1", "0"), "last");

    Loyalty.awaitAvailable(profileId, 101);
  }

  @Test
  void aRefundTakesBackInProportionOnce() {
    UUID profileId = Shop.buyer("100", 100);
    String orderId = "order-" + profileId;
    Shop.tell(profileId, Shop.order(orderId, OrderStatus.COMPLETED, "100", "30"), "part");
    Shop.tell(profileId, Shop.order(orderId, OrderStatus.COMPLETED, "100", "30"), "same");
    Loyalty.awaitAvailable(profileId, 70);

    Shop.tell(profileId, Shop.order(orderId, OrderStatus.REFUNDED, "100", "100"), "rest");
    Loyalty.awaitAvailable(profileId, 0);
    Shop.tell(profileId, Shop.order(orderId, OrderStatus.COMPLETED, "100", "0"), "completed again");
    Shop.tell(profileId, Shop.order(orderId + "-b", OrderStatus.COMPLETED, "5", "0"), "last");
    Loyalty.awaitAvailable(profileId, 5);
  }

  /** The public bug "buy, refund, keep the points, repeat". */
  @Test
  void pointsThatWereSpentBeforeTheRefundAreOwed() {
    UUID profileId = Shop.buyer("1000", 1_000);
    String redemption = Loyalty.redeem(profileId, 800, "spend-" + profileId).path("id");
    Loyalty.capture(redemption, "{}").then().statusCode(200);
    Shop.tell(
        profileId,
        Shop.order("order-" + profileId, OrderStatus.REFUNDED, "1000", "1000"),
        "refund");
    await().until(() -> Loyalty.member(profileId).getLong("debt") == 800);
    assertThat(Loyalty.member(profileId).getLong("available")).isZero();

    Shop.tell(
        profileId, Shop.order("next-" + profileId, OrderStatus.COMPLETED, "900", "0"), "next");
    Loyalty.awaitAvailable(profileId, 100);
    assertThat(Loyalty.member(profileId).getLong("debt")).isZero();
    assertThat(Loyalty.settledVerification().getList("findings")).isEmpty();
  }

  @Test
  void aCancelledOrderThatNeverCompletedEarnsNothingAndMayStillComplete() {
    UUID profileId = Shop.customer();
    String orderId = "order-" + profileId;
    Shop.tell(profileId, Shop.order(orderId, OrderStatus.CANCELLED, "100", "0"), "cancelled");
    Shop.tell(profileId, Shop.order(orderId, OrderStatus.COMPLETED, "100", "0"), "completed");
    Loyalty.awaitAvailable(profileId, 100);
  }

  @Test
  void enoughPointsLiftAMemberToTheNextTier() {
    UUID profileId = Shop.buyer("2000", 2_000);
    Event<TierChanged> gold =
        KafkaProbe.await(
            Topics.LOYALTY_EVENTS,
            TierChanged.class,
            change -> change.profileId().equals(profileId));
    assertThat(gold.data().to()).isEqualTo("Gold");
  }

  @Test
  void aTraceShowsPointsAndJournalOfOneStory() {
    UUID profileId = Shop.customer();
    String story = "trace-" + profileId;
    Shop.tell(profileId, Shop.order("order-" + profileId, OrderStatus.COMPLETED, "50", "0"), story);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        Loyalty.as("cli", "trace:read")
                            .get("/v1/traces/" + story)
                            .jsonPath()
                            .getString("$"))
                    .contains("50 points earned", "allocation"));
  }
}
