package io.assidu.loyalty.program;

import io.assidu.platform.rules.Rule;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A published version of a program, with its rules compiled. */
public record ProgramVersion(Program program, int version, List<CompiledRule> rules) {

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
}
