package io.assidu.policy.arbitration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever demand was observed, and whatever it is worth. */
class EmsrPropertyTest {

  @Property
  void levelsAreNestedAndNeverNegative(
      @ForAll @IntRange(min = 1, max = 6) int classes,
      @ForAll @Size(6) List<@DoubleRange(max = 20) Double> means,
      @ForAll @Size(6) List<@DoubleRange(max = 10) Double> deviations,
      @ForAll @Size(6) List<@DoubleRange(min = -10, max = 100) Double> values) {
    List<Double> levels =
        Emsr.levels(
            IntStream.range(0, classes)
                .mapToObj(
                    i ->
                        new ClassDemand(
                            "any",
                            1,
                            means.get(i),
                            deviations.get(i),
                            BigDecimal.valueOf(values.get(i))))
                .toList());

    assertThat(levels).hasSize(classes - 1).isSorted().allMatch(level -> level >= 0);
    assertThat(Emsr.places(levels, 3)).isSorted().allMatch(places -> places >= 0 && places <= 3);
  }
}
