package io.assidu.loyalty.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.loyalty.program.EarningBasis;
import io.assidu.loyalty.program.PointsRounding;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EarnedTest {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final EarningBasis GOODS = new EarningBasis(false, false, false);

  @Test
  void taxShippingAndThePartPaidWithPointsEarnNothing() {
    Order order = order(OrderStatus.COMPLETED, "130.00", "20.00", "10.00", "0", "25.00");
    assertThat(Purchase.of(order, GOODS).basis()).isEqualByComparingTo("75.00");
  }

  @Test
  void anOrderPaidWithPointsAloneEarnsNothing() {
    Order order = order(OrderStatus.COMPLETED, "20.00", "4.00", "0", "0", "20.00");
    assertThat(Purchase.of(order, GOODS).basis()).isZero();
  }

  @Test
  void aCancelledOrderIsGivenBackWhole() {
    Order order = order(OrderStatus.CANCELLED, "120.00", "20.00", "0", "0", "0");
    assertThat(Purchase.of(order, GOODS).refunded()).isEqualByComparingTo("120.00");
  }

  @Test
  void aRefundedOrderThatDoesNotSayHowMuchIsGivenBackWhole() {
    assertThat(
            Purchase.of(order(OrderStatus.REFUNDED, "120.00", "20.00", "0", "0", "0"), GOODS)
                .refunded())
        .isEqualByComparingTo("120.00");
    assertThat(
            Purchase.of(order(OrderStatus.REFUNDED, "120.00", "20.00", "0", "45", "0"), GOODS)
                .refunded())
        .isEqualByComparingTo("45.00");
  }

  @Test
  void aPartialRefundKeepsThePointsOfTheRest() {
    Earned earned = new Earned(dec("99.90"), PointsRounding.DOWN, dec("119.88"), dec("3.84"));
    assertThat(earned.pointsLeft(BigDecimal.ZERO)).isEqualTo(99);
    assertThat(earned.pointsLeft(dec("59.94"))).isEqualTo(49);
    assertThat(earned.allocatedLeft(dec("59.94"), EUR)).isEqualByComparingTo("1.90");
    assertThat(earned.pointsLeft(dec("119.88"))).isZero();
    assertThat(earned.allocatedLeft(dec("119.88"), EUR)).isZero();
  }

  @Property
  void moreRefundNeverLeavesMorePoints(
      @ForAll @IntRange(min = 1, max = 1_000_000) int cents,
      @ForAll @IntRange(max = 1_000_000) int some,
      @ForAll @IntRange(max = 1_000_000) int more) {
    Earned earned =
        new Earned(
            BigDecimal.valueOf(cents, 2),
            PointsRounding.DOWN,
            BigDecimal.valueOf(cents, 2),
            dec("1.00"));
    long less = Math.min(some, more);
    assertThat(earned.pointsLeft(BigDecimal.valueOf(Math.max(some, more), 2)))
        .isBetween(0L, earned.pointsLeft(BigDecimal.valueOf(less, 2)));
  }

  private static Order order(
      OrderStatus status,
      String total,
      String tax,
      String shipping,
      String refunded,
      String paidWithPoints) {
    return new Order(
        "order-1",
        status,
        "EUR",
        dec(total),
        dec(tax),
        dec(shipping),
        BigDecimal.ZERO,
        dec(refunded),
        dec(paidWithPoints),
        null,
        List.of());
  }

  private static BigDecimal dec(String amount) {
    return new BigDecimal(amount);
  }
}
