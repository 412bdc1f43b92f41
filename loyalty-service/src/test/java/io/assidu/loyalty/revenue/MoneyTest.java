package io.assidu.loyalty.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MoneyTest {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency JPY = Currency.getInstance("JPY");

  @Test
  void theCentsLeftOverGoToTheLargestRemainders() {
    assertThat(Money.split(new BigDecimal("100.00"), weights(1, 1, 1), EUR))
        .containsExactly(new BigDecimal("33.34"), new BigDecimal("33.33"), new BigDecimal("33.33"));
    assertThat(Money.split(new BigDecimal("0.05"), weights(3, 7), EUR))
        .containsExactly(new BigDecimal("0.02"), new BigDecimal("0.03"));
  }

  @Test
  void aCurrencyWithoutMinorUnitIsSplitInWholeUnits() {
    assertThat(Money.split(new BigDecimal("100"), weights(1, 2), JPY))
        .containsExactly(new BigDecimal("33"), new BigDecimal("67"));
  }

  @Test
  void nothingToSplitByIsRefused() {
    assertThatThrownBy(() -> Money.split(BigDecimal.TEN, weights(0, 0), EUR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void thePartsAddUpAndNoneIsACentOff(
      @ForAll @LongRange(min = 0, max = 100_000_000) long cents,
      @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 1_000_000) Long> weights) {
    BigDecimal total = BigDecimal.valueOf(cents, 2);
    List<BigDecimal> parts =
        Money.split(total, weights.stream().map(BigDecimal::valueOf).toList(), EUR);

    assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(total);
    BigDecimal sum = BigDecimal.valueOf(weights.stream().mapToLong(Long::longValue).sum());
    for (int i = 0; i < parts.size(); i++) {
      BigDecimal exact = total.multiply(BigDecimal.valueOf(weights.get(i)));
      BigDecimal off = exact.subtract(parts.get(i).multiply(sum)).abs();
      assertThat(off).isLessThan(sum.movePointLeft(2));
    }
  }

  /** Whatever the currency's smallest unit is: none in yen, a hundredth, a thousandth. */
  @Property
  void theyAddUpInEveryCurrency(
      @ForAll @LongRange(min = 0, max = 100_000_000) long units,
      @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 0, max = 1_000_000) Long> weights,
      @ForAll("currencies") Currency currency) {
    Assume.that(weights.stream().anyMatch(weight -> weight > 0));
    int digits = currency.getDefaultFractionDigits();
    BigDecimal total = BigDecimal.valueOf(units, digits);
    List<BigDecimal> parts =
        Money.split(total, weights.stream().map(BigDecimal::valueOf).toList(), currency);

    assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(total);
    assertThat(parts).allMatch(part -> part.signum() >= 0 && part.scale() <= digits);
  }

  @Provide
  Arbitrary<Currency> currencies() {
    return Arbitraries.of("EUR", "JPY", "TND", "KWD", "CLF").map(Currency::getInstance);
  }

  private static List<BigDecimal> weights(long... weights) {
    return Arrays.stream(weights).mapToObj(BigDecimal::valueOf).toList();
  }
}
