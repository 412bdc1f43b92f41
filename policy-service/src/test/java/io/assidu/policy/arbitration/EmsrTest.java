package io.assidu.policy.arbitration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Protection levels by the book. */
class EmsrTest {

  /** Talluri and van Ryzin, §2.2.4: four fare classes, from 1050 to 520. */
  @Test
  void theExampleOfTheTextbook() {
    List<Double> levels =
        Emsr.levels(
            List.of(
                demand(17.3, 5.8, 1050),
                demand(45.1, 15.0, 567),
                demand(39.6, 13.2, 534),
                demand(34.0, 11.3, 520)));

    assertThat(levels).hasSize(3);
    assertThat(levels.get(0)).isCloseTo(16.7, within(0.05));
    assertThat(levels.get(1)).isCloseTo(50.9, within(0.05));
    assertThat(levels.get(2)).isCloseTo(83.15, within(0.05));
  }

  /** With two classes it is Littlewood's rule: at half the value, the median. */
  @Test
  void atHalfTheValueTheMedianIsKept() {
    assertThat(Emsr.levels(List.of(demand(70, 29, 100), demand(50, 10, 50))).getFirst())
        .isCloseTo(70, within(1e-9));
  }

  @Test
  void whatIsCertainIsKeptToTheLast() {
    assertThat(Emsr.levels(List.of(demand(2, 0, 10), demand(5, 3, 9)))).containsExactly(2.0);
  }

  @Test
  void nothingIsKeptFromAClassThatIsWorthAsMuch() {
    assertThat(Emsr.levels(List.of(demand(2, 1, 10), demand(5, 3, 10)))).containsExactly(0.0);
    assertThat(Emsr.levels(List.of(demand(2, 1, 10), demand(5, 3, 12)))).containsExactly(0.0);
    assertThat(Emsr.levels(List.of(demand(2, 1, 0), demand(5, 3, 0)))).containsExactly(0.0);
  }

  @Test
  void nothingIsKeptForAClassThatNobodyAskedFor() {
    assertThat(Emsr.levels(List.of(demand(0, 0, 10), demand(5, 3, 1)))).containsExactly(0.0);
  }

  @Test
  void allIsKeptFromAClassThatIsWorthNothing() {
    List<Double> levels = Emsr.levels(List.of(demand(2, 1, 10), demand(5, 3, 0)));

    assertThat(levels).containsExactly(Double.POSITIVE_INFINITY);
    assertThat(Emsr.places(levels, 3)).containsExactly(3);
  }

  @Test
  void fromAClassWhoseValueNobodyKnowsNoMoreIsKeptThanFromTheOneAbove() {
    List<Double> levels =
        Emsr.levels(
            List.of(demand(2, 1, 10), demand(1, 1, 4), demand(0, 0, null), demand(5, 3, 1)));

    assertThat(levels.get(1)).isEqualTo(levels.get(0));
    assertThat(levels.get(2)).isGreaterThan(levels.get(1));
  }

  @Test
  void placesAreTheNearestAndNeverMoreThanThereAre() {
    assertThat(Emsr.places(List.of(0.49, 0.5, 1.49, 7.2), 3)).containsExactly(0, 1, 1, 3);
  }

  @Test
  void aWorthBelowNothingIsNothing() {
    assertThat(Emsr.levels(List.of(demand(2, 1, -1), demand(5, 3, -2)))).containsExactly(0.0);
    assertThat(Emsr.levels(List.of(demand(2, 1, 10), demand(5, 3, -2))))
        .containsExactly(Double.POSITIVE_INFINITY);
  }

  private static ClassDemand demand(double mean, double deviation, @Nullable Number value) {
    return new ClassDemand(
        "any", 1, mean, deviation, value == null ? null : BigDecimal.valueOf(value.doubleValue()));
  }
}
