package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.profile.OrderStatus;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Bugs that other loyalty products have or had, by their public trackers, and what happens here
 * instead. Each test stands for itself; the members' program gives a point a unit, for a month.
 */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class PublicBugsAppTest {

  private static final String CURRENCY = "UYU";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int CONFLICT = 409;

  @Inject TestClock clock;

  @AfterEach
  void today() {
    clock.reset();
  }

  /**
   * <b>Buy, refund, repeat</b> (odoo/odoo#257854): a refund gives the money back and leaves the
   * points, so that whoever buys and returns the same thing has as many points as they like.
   *
   * <p>Here a refund takes back what its order earned; what was spent already is a debt, which the
   * next points pay before anybody can spend them. However often it is repeated, the points of one
   * order are had once.
   */
  @Test
  void buyRefundRepeat() {
    Shopper shopper = new Shopper(program(0));
    for (int round = 1; round <= 5; round++) {
      shopper.buys("round-" + round, 500);
      int expected = round == 1 ? CREATED : CONFLICT;
      assertThat(shopper.spends(500).statusCode()).as("round %d", round).isEqualTo(expected);
      shopper.refunds("round-" + round, 500, 500);
      shopper.assertHas(0, 0, 500);
    }
  }

  /**
   * <b>Double redemption race</b> (Nova-reward/Nova-Rewards#190): the balance is read, then decided
   * on, then written; two requests at the same moment both read the old one, and both are served.
   *
   * <p>Here whoever spends holds the member's lock from the look to the write: of 32 at the same
   * moment one is served, and the others are told what is left.
   */
  @Test
  void doubleRedemptionRace() {
    Shopper shopper = new Shopper(program(0));
    shopper.buys("once", 300);
    List<Response> answers = HistoryCalls.atOnce(32, () -> shopper.spends(300));

    assertThat(answers).filteredOn(a -> a.statusCode() == CREATED).hasSize(1);
    assertThat(answers)
        .filteredOn(a -> a.statusCode() != CREATED)
        .allSatisfy(
            a -> assertThat(a.jsonPath().getString("type")).endsWith("/insufficient-points"));
    shopper.assertHas(0, 0, 0);
  }

  /**
   * <b>Balance collapse after expiry</b> (FreeOpenSourcePOS/FloCafe#78): the balance is the sum of
   * the credits that have not expired less all debits there ever were. When a credit expires whose
   * points were spent, its debits stay behind and eat points that were earned later.
   *
   * <p>Here points are spent from the lot that expires first, and what expires is what is left in
   * it: points earned later stay whole. Nor does a late refund ask for points that have expired:
   * they are gone once, not twice.
   */
  @Test
  void balanceCollapseAfterExpiry() {
    Shopper shopper = new Shopper(program(0));
    shopper.bought("early", 100, Duration.ofDays(20));
    shopper.buys("later", 200);
    assertThat(shopper.spends(60).statusCode()).isEqualTo(CREATED);
    shopper.assertHas(240, 0, 0);

    clock.advance(Duration.ofDays(15));
    shopper.assertHas(200, 0, 0);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(shopper.movements()).contains("expired 40"));
    shopper.assertHas(200, 0, 0);

    // 60 of its 100 points were spent and are owed; 40 have expired and are owed to nobody.
    shopper.refunds("early", 100, 100);
    shopper.assertHas(140, 0, 0);
  }

  /**
   * <b>Re-completed order</b> (wpswings/points-and-rewards-for-woocommerce#104): points are given
   * whenever an order changes to "completed", so that changing it back and forth gives them again
   * and again.
   *
   * <p>Here an order earns once for ever, whichever way and however often it is told, and an order
   * that was given back does not earn again.
   */
  @Test
  void reCompletedOrder() {
    Shopper shopper = new Shopper(program(0));
    shopper.buys("again", 120);
    shopper.buys("again", 120);
    shopper.buysOnline("again", 120);
    shopper.assertHas(120, 0, 0);

    shopper.refunds("again", 120, 120);
    shopper.buys("again", 120);
    shopper.buysOnline("again", 120);
    shopper.assertHas(0, 0, 0);
  }

  /**
   * <b>Partial return</b> (PrestaShop/loyalty#23): only an order that is returned whole takes its
   * points back; returned but for one button, it keeps all of them.
   *
   * <p>Here each return takes its share, by the sum refunded so far: told twice it counts once, and
   * in many small steps it comes to what it comes to in one.
   */
  @Test
  void partialReturn() {
    Shopper shopper = new Shopper(program(0));
    shopper.buys("parts", 100);
    shopper.refunds("parts", 100, 33);
    shopper.assertHas(67, 0, 0);
    shopper.refunds("parts", 100, 33);
    shopper.assertHas(67, 0, 0);
    for (int refunded = 34; refunded < 100; refunded++) {
      shopper.refunds("parts", 100, refunded);
    }
    shopper.assertHas(1, 0, 0);
    shopper.refunds("parts", 100, 100);
    shopper.assertHas(0, 0, 0);
  }

  /**
   * <b>Global balance, filtered deduction</b> (frappe/erpnext#59050): the check looks at all the
   * points there are, the deduction at some of them. Points that the deduction passes over (of
   * another kind, not active yet, expired) pass the check again and again, and the reward is given
   * for nothing.
   *
   * <p>Here the check and the deduction are the same sum over the same lots under one lock. Points
   * that wait, that another redemption holds, that have expired or belong to another program
   * neither pass nor pay.
   */
  @Test
  void globalBalanceFilteredDeduction() {
    Shopper shopper = new Shopper(program(14));
    shopper.bought("spendable", 100, Duration.ofDays(20));
    shopper.bought("over", 100, Duration.ofDays(90));
    shopper.bought("held", 100, Duration.ofDays(16));
    assertThat(shopper.holds(100).statusCode()).isEqualTo(CREATED);
    shopper.buys("pending", 100);
    Shopper elsewhere = shopper.in(program(0));
    elsewhere.buys("elsewhere", 1_000);
    shopper.assertHas(100, 100, 0);

    Response tooMany = shopper.spends(101);
    assertThat(tooMany.statusCode()).isEqualTo(CONFLICT);
    assertThat(tooMany.jsonPath().getLong("available")).isEqualTo(100);
    assertThat(shopper.spends(100).statusCode()).isEqualTo(CREATED);
    assertThat(shopper.spends(1).statusCode()).isEqualTo(CONFLICT);
    assertThat(shopper.movements())
        .filteredOn(m -> m.startsWith("burned"))
        .containsExactly("burned 100");
    shopper.assertHas(0, 100, 0);
    assertThat(shopper.member().getLong("pending")).isEqualTo(100);
    elsewhere.assertHas(1_000, 0, 0);
  }

  private static HistoryCalls program(int pendingDays) {
    return new HistoryCalls(
        Perks.with(
                document ->
                    document
                        .replace("\"CHF\"", "\"" + CURRENCY + "\"")
                        .replace("\"months\": 24", "\"months\": 1")
                        .replace("\"pendingDays\": 0", "\"pendingDays\": " + pendingDays)
                        .replace("\"minimumPoints\": 100", "\"minimumPoints\": 1"))
            .program(),
        CURRENCY);
  }

  /** A customer with one program, who does one thing after the other. */
  private final class Shopper {

    private final UUID profile;
    private final HistoryCalls calls;

    Shopper(HistoryCalls calls) {
      this(calls, Shop.customer());
      await().atMost(PATIENCE).until(() -> calls.isServed(profile));
    }

    private Shopper(HistoryCalls calls, UUID profile) {
      this.calls = calls;
      this.profile = profile;
    }

    /** The same person in another program. */
    Shopper in(HistoryCalls other) {
      return new Shopper(other, profile);
    }

    void buys(String order, int total) {
      bought(order, total, Duration.ZERO);
    }

    void bought(String order, int total, Duration ago) {
      tell(order, OrderStatus.COMPLETED, total, 0, ago).then().statusCode(OK);
    }

    /** By an event, behind which another order is waited for: then it has been taken in. */
    void buysOnline(String order, int total) {
      publish(name(order), total);
      String next = name(order) + "-next-" + clock.instant().toEpochMilli();
      publish(next, 1);
      await().atMost(PATIENCE).until(() -> calls.isThere(next));
      calls
          .earn(
              profile,
              next,
              OrderStatus.CANCELLED,
              BigDecimal.ONE,
              BigDecimal.ONE,
              clock.instant(),
              next)
          .then()
          .statusCode(OK);
    }

    private void publish(String order, int total) {
      calls.publish(
          profile,
          order,
          OrderStatus.COMPLETED,
          BigDecimal.valueOf(total),
          BigDecimal.ZERO,
          clock.instant(),
          1);
    }

    void refunds(String order, int total, int refunded) {
      tell(order, OrderStatus.REFUNDED, total, refunded, Duration.ZERO).then().statusCode(OK);
    }

    private Response tell(String order, OrderStatus status, int total, int refunded, Duration ago) {
      return calls.earn(
          profile,
          name(order),
          status,
          BigDecimal.valueOf(total),
          BigDecimal.valueOf(refunded),
          clock.instant().minus(ago),
          UUID.randomUUID().toString());
    }

    private String name(String order) {
      return order + "-" + profile;
    }

    Response spends(long points) {
      return calls.redeem(profile, points, null, true, UUID.randomUUID().toString());
    }

    Response holds(long points) {
      return calls.redeem(profile, points, null, false, UUID.randomUUID().toString());
    }

    JsonPath member() {
      return calls.member(profile).then().statusCode(OK).extract().jsonPath();
    }

    void assertHas(long available, long held, long debt) {
      JsonPath member = member();
      assertThat(member.getLong("available")).as("available").isEqualTo(available);
      assertThat(member.getLong("held")).as("held").isEqualTo(held);
      assertThat(member.getLong("debt")).as("debt").isEqualTo(debt);
    }

    /** What happened to the points, the newest first, as {@code earned 100}. */
    List<String> movements() {
      JsonPath page =
          Loyalty.as("shop", "loyalty:read")
              .get("/v1/members/" + profile + "/movements?program=" + calls.program())
              .jsonPath();
      return page.getList("items", java.util.Map.class).stream()
          .map(item -> item.get("movement") + " " + item.get("points"))
          .toList();
    }
  }
}
