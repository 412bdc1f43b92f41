package io.assidu.policy.arbitration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * EMSR-b, the expected marginal seat revenue heuristic (P. Belobaba, 1992; K. Talluri and G. van
 * Ryzin, <em>The Theory and Practice of Revenue Management</em>, 2004, §2.2.4.2).
 *
 * <p>Against the class below, all classes above are taken for one, with the sum of their demands
 * and the average of their values. A place is kept for it as long as the chance that it will be
 * needed, times that average, is more than what the class below pays for certain (Littlewood's
 * rule).
 */
public final class Emsr {

  private Emsr() {}

  /**
   * Nested protection levels: how many places to keep for each class and those above it, but the
   * last. Never less than for the class before, and without bound above: a class below that is
   * worth nothing pays for no place.
   *
   * <p>Against a class whose value is not known no more is kept than against the one above it.
   *
   * @param classes the highest first
   */
  static List<Double> levels(List<ClassDemand> classes) {
    List<Double> levels = new ArrayList<>();
    double mean = 0;
    double variance = 0;
    double worth = 0;
    double kept = 0;
    for (int i = 0; i < classes.size() - 1; i++) {
      ClassDemand above = classes.get(i);
      if (above.value() != null) {
        mean += above.mean();
        variance += above.deviation() * above.deviation();
        worth += above.mean() * above.value().doubleValue();
      }
      BigDecimal below = classes.get(i + 1).value();
      if (below != null) {
        kept = Math.max(kept, level(mean, variance, worth, below.doubleValue()));
      }
      levels.add(kept);
    }
    return levels;
  }

  /**
   * Levels as whole places. The nearest number is also what the rule for whole places gives, with
   * the usual correction for continuity: the n-th place is kept when demand for n - ½ or more is
   * likely enough.
   */
  static List<Integer> places(List<Double> levels, int most) {
    return levels.stream().map(level -> (int) Math.min(most, Math.round(level))).toList();
  }

  /**
   * The quantile of normally distributed demand that is exceeded with the chance that the class
   * below is worth of the average above.
   *
   * @param worth of all the demand above
   */
  private static double level(double mean, double variance, double worth, double below) {
    double ratio = Math.max(0, below * mean / worth);
    // Not true either when the ratio is no number: where nobody is wanted, or for nothing.
    boolean pays = worth > 0 && ratio < 1;
    if (!pays) {
      return 0;
    }
    double deviation = Math.sqrt(variance);
    return deviation == 0
        ? mean
        : NormalDistribution.of(mean, deviation).inverseSurvivalProbability(ratio);
  }
}
