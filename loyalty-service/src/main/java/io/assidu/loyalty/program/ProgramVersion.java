package io.assidu.loyalty.program;

import io.assidu.platform.rules.Rule;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A published version of a program, with its rules compiled.
 *
 * @param eligible who can have which reward, by the reward's id
 */
public record ProgramVersion(
    Program program, int version, List<CompiledRule> rules, Map<String, Rule> eligible) {

  /** An {@link EarningRule} ready to be asked. */
  public record CompiledRule(String id, Rule when, Rule points) {}

  public String id() {
    return program.id();
  }

  public Optional<Reward> reward(String rewardId) {
    return program.rewards().stream().filter(reward -> reward.id().equals(rewardId)).findFirst();
  }

  /** Whether a member of whom {@code facts} are known can have a reward. */
  public boolean isEligible(Reward reward, Map<String, Object> facts) {
    Rule rule = eligible.get(reward.id());
    return rule == null || rule.test(facts);
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
