package io.assidu.loyalty.program;

import io.assidu.platform.rules.Rule;
import java.util.Map;
import java.util.Optional;

/**
 * A published version of a program, with its rules compiled.
 *
 * @param eligible who can have which reward, by the reward's id
 */
public record ProgramVersion(
    Program program, int version, CompiledEarning earning, Map<String, Rule> eligible) {

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
}
