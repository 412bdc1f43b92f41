package io.assidu.loyalty.earning;

import io.assidu.loyalty.program.CompiledEarning;
import io.assidu.loyalty.program.CompiledEarning.OrderRule;
import io.assidu.loyalty.program.EarningCap;
import io.assidu.loyalty.program.PointsRounding;
import io.assidu.loyalty.program.Stacking;
import io.assidu.platform.rules.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an order earned, and why.
 *
 * @param exact points before rounding, to six digits
 * @param rules the points that each rule gave, in the order in which they were asked
 * @param refused why it earned nothing, in a word
 */
record Outcome(
    BigDecimal exact,
    Map<String, BigDecimal> rules,
    PointsRounding rounding,
    @Nullable String refused) {

  private static final int DIGITS = 6;

  /** No order earns more: what a formula comes to beyond it is a mistake in the formula. */
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

  /** What a rule with caps can give still, of what it would. */
  @FunctionalInterface
  interface Limit {
    BigDecimal within(String rule, List<EarningCap> caps, BigDecimal points);
  }

  /**
   * @param facts the shared vocabulary
   * @param at when the order happened: campaigns run by it
   */
  static Outcome of(CompiledEarning earning, Map<String, Object> facts, Instant at, Limit limit) {
    Map<String, BigDecimal> given = new LinkedHashMap<>();
    BigDecimal sum = BigDecimal.ZERO;
    List<OrderRule> applying = applying(earning, facts, at);
    for (OrderRule rule : applying) {
      if (rule.points() != null) {
        BigDecimal points = limit.within(rule.id(), rule.caps(), amount(rule.points(), facts));
        given.put(rule.id(), points);
        sum = sum.add(points);
      }
    }
    extras(earning.stacking(), factors(applying, facts), sum)
        .forEach(
            (rule, extra) ->
                given.put(rule.id(), limit.within(rule.id(), rule.caps(), extra.min(MOST))));
    BigDecimal exact =
        given.values().stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .setScale(DIGITS, RoundingMode.HALF_UP);
    boolean none = earning.rounding().round(exact) == 0;
    return new Outcome(exact, given, earning.rounding(), none ? "rules" : null);
  }

  private static List<OrderRule> applying(
      CompiledEarning earning, Map<String, Object> facts, Instant at) {
    return earning.rules().stream()
        .filter(rule -> rule.runs(at) && rule.when().test(facts))
        .toList();
  }

  /** What each multiplier that raises anything comes to. */
  private static Map<OrderRule, BigDecimal> factors(
      List<OrderRule> applying, Map<String, Object> facts) {
    Map<OrderRule, BigDecimal> factors = new LinkedHashMap<>();
    for (OrderRule rule : applying) {
      if (rule.multiplier() != null) {
        BigDecimal factor = amount(rule.multiplier(), facts);
        if (factor.compareTo(BigDecimal.ONE) > 0) {
          factors.put(rule, factor);
        }
      }
    }
    return factors;
  }

  /** What each multiplier gives on top of {@code sum}. */
  private static Map<OrderRule, BigDecimal> extras(
      Stacking stacking, Map<OrderRule, BigDecimal> factors, BigDecimal sum) {
    Map<OrderRule, BigDecimal> extras = new LinkedHashMap<>();
    switch (stacking) {
      case BEST ->
          factors.entrySet().stream()
              .max(Map.Entry.comparingByValue())
              .ifPresent(best -> extras.put(best.getKey(), onTop(sum, best.getValue())));
      case ADD -> factors.forEach((rule, factor) -> extras.put(rule, onTop(sum, factor)));
      case MULTIPLY -> {
        BigDecimal reached = sum;
        for (Map.Entry<OrderRule, BigDecimal> next : factors.entrySet()) {
          BigDecimal extra = onTop(reached, next.getValue());
          extras.put(next.getKey(), extra);
          reached = reached.add(extra);
        }
      }
    }
    return extras;
  }

  private static BigDecimal onTop(BigDecimal sum, BigDecimal factor) {
    return rounded(sum.multiply(factor.subtract(BigDecimal.ONE)));
  }

  /**
   * CEL computes in binary floating point: 0.29 × 100 must not lose its last point to 28.999…. What
   * the facts do not answer gives nothing.
   */
  private static BigDecimal amount(Rule rule, Map<String, Object> facts) {
    return rule.numberIfAny(facts)
        .map(Outcome::rounded)
        .orElse(BigDecimal.ZERO)
        .max(BigDecimal.ZERO)
        .min(MOST);
  }

  private static BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(DIGITS, RoundingMode.HALF_UP);
  }

  long points() {
    return rounding.round(exact);
  }
}
