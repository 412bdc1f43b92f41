package io.assidu.loyalty.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OrderRefundTest {

  @Test
  void pointsGoBackInProportionRoundedDown() {
    assertThat(refund("119.88", "59.94").due(333)).isEqualTo(166);
    assertThat(refund("3", "1").due(100)).isEqualTo(33);
    assertThat(refund("3", "3").due(100)).isEqualTo(100);
  }

  @Test
  void anOrderThatCostNothingIsGivenBackWhole() {
    assertThat(refund("0", "0").due(250)).isEqualTo(250);
  }

  @Test
  void moreThanTheOrderIsTheOrder() {
    assertThat(refund("10", "12").due(250)).isEqualTo(250);
  }

  @Property
  void howeverItIsSplitTheWholeGivesBackAllAndNothingTwice(
      @ForAll @LongRange(min = 1, max = 1_000_000) long captured,
      @ForAll @IntRange(min = 1, max = 1_000_000) int cents,
      @ForAll @Size(max = 10) List<@IntRange(max = 1_000_000) Integer> sums) {
    long returned = 0;
    for (int sum : sums) {
      long due = new OrderRefund("o", money(cents), money(Math.min(sum, cents))).due(captured);
      returned += Math.max(0, due - returned);
      assertThat(returned).isBetween(0L, captured);
    }
    returned +=
        Math.max(0, new OrderRefund("o", money(cents), money(cents)).due(captured) - returned);
    assertThat(returned).isEqualTo(captured);
  }

  private static OrderRefund refund(String total, String refunded) {
    return new OrderRefund("order-1", new BigDecimal(total), new BigDecimal(refunded));
  }

  private static BigDecimal money(int cents) {
    return BigDecimal.valueOf(cents, 2);
  }
}
