package io.assidu.fraud.scoring;

import java.util.List;
import java.util.Map;

/**
 * One version of how a score comes about.
 *
 * @param strongAcr the authentication level that a challenge asks for
 * @param trustBelow a login that scores less tells what is normal from then on
 * @param challengeFrom the lowest score that is challenged
 * @param freezeFrom the lowest score that freezes the account
 */
public record Model(
    int version,
    String strongAcr,
    int trustBelow,
    int challengeFrom,
    int freezeFrom,
    List<Rule> rules) {

  /**
   * A rule with a name.
   *
   * @param facts dotted paths to the members of {@code risk} that explain it
   */
  public record Rule(String name, Condition when, Formula points, List<String> facts) {}

  /** Whether a rule applies to these facts. */
  @FunctionalInterface
  public interface Condition {
    boolean holds(Map<String, Object> facts);
  }

  /** What a rule that applies adds; negative speaks in favour. */
  @FunctionalInterface
  public interface Formula {
    double points(Map<String, Object> facts);
  }
}
