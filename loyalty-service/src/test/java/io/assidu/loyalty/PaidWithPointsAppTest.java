package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.profile.OrderStatus;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Orders that were paid with points and are given back: the ways in which other shops' points come
 * back twice, or are taken twice.
 */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class PaidWithPointsAppTest {

  @Test
  void aPartialRefundGivesBackInProportionAndTheRestWithTheRest() {
    Paid paid = new Paid(333);
    paid.tell(OrderStatus.COMPLETED, "100", "50");
    paid.awaitReturned(166);
    paid.tell(OrderStatus.COMPLETED, "100", "99.99");
    paid.awaitReturned(332);
    paid.tell(OrderStatus.REFUNDED, "100", "100");
    paid.awaitReturned(333);
    assertThat(paid.redemption().getString("status")).isEqualTo("reversed");
  }

  /** Public bug: the points of a refunded order come back with every message about it. */
  @Test
  void aRefundThatIsToldAgainGivesBackOnce() {
    Paid paid = new Paid(400);
    paid.tell(OrderStatus.REFUNDED, "100", "25");
    paid.tell(OrderStatus.REFUNDED, "100", "25");
    paid.tell(OrderStatus.COMPLETED, "100", "25");
    paid.settle();
    assertThat(paid.returned()).isEqualTo(100);
  }

  /** Public bug: the refund takes the points of the order a second time. */
  @Test
  void aRefundNeverTakesTheSpentPointsAgain() {
    Paid paid = new Paid(400);
    paid.tell(OrderStatus.REFUNDED, "100", "100");
    paid.awaitReturned(400);
    paid.settle();
    // 1,000 bought, the order's own 100 earned and taken back, 400 spent and given back.
    assertThat(Loyalty.member(paid.profileId).getLong("available")).isEqualTo(1_000 + 1);
    assertThat(Loyalty.member(paid.profileId).getLong("debt")).isZero();
    assertThat(Loyalty.settledVerification().getList("findings")).isEmpty();
  }

  @Test
  void aCancelledOrderGivesAllBackAlsoIfItNeverCompleted() {
    Paid paid = new Paid(400);
    paid.tell(OrderStatus.CANCELLED, "100", "0");
    paid.awaitReturned(400);
  }

  /** Public bug: completing an order again begins everything again. */
  @Test
  void aReCompletedOrderNeitherBurnsNorGivesBackAgain() {
    Paid paid = new Paid(400);
    paid.tell(OrderStatus.COMPLETED, "100", "0");
    paid.tell(OrderStatus.CANCELLED, "100", "0");
    paid.awaitReturned(400);
    paid.tell(OrderStatus.COMPLETED, "100", "0");
    paid.tell(OrderStatus.CANCELLED, "100", "0");
    paid.settle();
    assertThat(paid.returned()).isEqualTo(400);
    assertThat(Loyalty.member(paid.profileId).getLong("available")).isEqualTo(1_000 + 1);
  }

  @Test
  void whatSomebodyGaveBackByHandIsPartOfWhatARefundGivesBack() {
    Paid paid = new Paid(400);
    Loyalty.reverse(paid.redemptionId, "{\"points\": 150, \"reason\": \"at the counter\"}")
        .then()
        .statusCode(200);
    paid.tell(OrderStatus.COMPLETED, "100", "25");
    paid.settle();
    assertThat(paid.returned()).isEqualTo(150);
    paid.tell(OrderStatus.REFUNDED, "100", "100");
    paid.awaitReturned(400);
    Loyalty.reverse(paid.redemptionId, "{\"points\": 1, \"reason\": \"more\"}")
        .then()
        .statusCode(409);
  }

  /** Public bug "buy, refund, keep the points, repeat", with the points spent on the same order. */
  @Test
  void pointsThatComeBackPayADebt() {
    Paid paid = new Paid(900);
    Shop.tell(
        paid.profileId,
        Shop.order("order-" + paid.profileId, OrderStatus.REFUNDED, "1000", "1000"),
        "first order back");
    await().until(() -> Loyalty.member(paid.profileId).getLong("debt") == 900);
    paid.tell(OrderStatus.CANCELLED, "100", "0");
    paid.awaitReturned(900);
    JsonPath member = Loyalty.member(paid.profileId);
    assertThat(member.getLong("debt")).isZero();
    assertThat(member.getLong("available")).isZero();
    assertThat(Loyalty.settledVerification().getList("findings")).isEmpty();
  }

  @Test
  void anotherMembersOrderOfThatNameGivesNothingBack() {
    Paid paid = new Paid(400);
    UUID other = Shop.buyer("100", 100);
    Shop.tell(other, Shop.order(paid.orderId, OrderStatus.CANCELLED, "100", "0"), "not theirs");
    Shop.tell(other, Shop.order("l-" + other, OrderStatus.COMPLETED, "1", "0"), "last");
    Loyalty.awaitAvailable(other, 101);
    assertThat(paid.returned()).isZero();
  }

  /** A member with 1,000 points who spent some on an order. */
  private static final class Paid {

    final UUID profileId = Shop.buyer("1000", 1_000);
    final String orderId = "paid-" + Ids.next();
    final String redemptionId;

    Paid(long points) {
      Map<String, Object> body = new HashMap<>();
      body.put("profileId", profileId);
      body.put("points", points);
      body.put("reference", orderId);
      body.put("capture", true);
      body.put("session", Map.of("deviceId", "home", "acr", "silver"));
      redemptionId =
          Loyalty.as("shop", "loyalty:burn")
              .header("Idempotency-Key", "pay-" + orderId)
              .body(body)
              .post("/v1/redemptions")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
    }

    void tell(OrderStatus status, String total, String refunded) {
      Shop.tell(profileId, Shop.order(orderId, status, total, refunded), orderId);
    }

    /**
     * An order after all others, in the order of one customer: when it has earned they are done.
     */
    void settle() {
      String last = "last-" + Ids.next();
      Shop.tell(profileId, Shop.order(last, OrderStatus.COMPLETED, "1", "0"), last);
      await()
          .until(
              () ->
                  Loyalty.as("shop", "loyalty:read")
                      .get("/v1/members/" + profileId + "/movements")
                      .jsonPath()
                      .getList("items.reference")
                      .contains(last));
    }

    JsonPath redemption() {
      return Loyalty.as("shop", "loyalty:read").get("/v1/redemptions/" + redemptionId).jsonPath();
    }

    long returned() {
      return redemption().getLong("returned");
    }

    void awaitReturned(long points) {
      await().until(() -> returned() == points);
    }
  }
}
