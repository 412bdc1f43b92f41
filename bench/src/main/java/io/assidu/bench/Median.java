package io.assidu.bench;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The round that is told in full. */
final class Median {
  private Median() {}

  /** Of an even number the upper of the two in the middle. */
  static <T> T of(List<T> rounds, ToDoubleFunction<T> figure) {
    return rounds.stream()
        .sorted(Comparator.comparingDouble(figure))
        .toList()
        .get(rounds.size() / 2);
  }
}
