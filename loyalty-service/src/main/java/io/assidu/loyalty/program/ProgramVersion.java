package io.assidu.loyalty.program;

import io.assidu.platform.rules.Rule;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A published version of a program, with its rules compiled.
 *
 * @param qualifying what an order counts towards tiers, where the program has a formula of its own
 */
public record ProgramVersion(
    Program program, int version, List<CompiledRule> rules, @Nullable Rule qualifying) {

  /** More than any order counts: what a formula comes to beyond it is not believed. */
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

  /** An {@link EarningRule} ready to be asked. */
  public record CompiledRule(String id, Rule when, Rule points) {}

  public String id() {
    return program.id();
  }

  /**
   * The points that each rule that applies gives, before rounding.
   *
   * @param facts the shared vocabulary
   */
  public Map<String, BigDecimal> points(Map<String, Object> facts) {
    Map<String, BigDecimal> points = new LinkedHashMap<>();
    for (CompiledRule rule : rules) {
      if (rule.when().test(facts)) {
        points.put(rule.id(), rule.points().number(facts).max(BigDecimal.ZERO));
      }
    }
    return points;
  }

  /**
   * What an order counts towards tiers by the program's own formula; 0 where it has none, and where
   * the order does not have what the formula asks for: it earns its points all the same.
   *
   * @param facts the shared vocabulary
   */
  public BigDecimal qualifying(Map<String, Object> facts) {
    return qualifying == null
        ? BigDecimal.ZERO
        : qualifying
            .answer(facts)
            .map(ProgramVersion::number)
            .orElse(BigDecimal.ZERO)
            .max(BigDecimal.ZERO)
            .min(MOST);
  }

  private static BigDecimal number(Object value) {
    return switch (value) {
      case Double d when Double.isFinite(d) -> BigDecimal.valueOf(d);
      case Long whole -> BigDecimal.valueOf(whole);
      default -> BigDecimal.ZERO;
    };
  }
}
