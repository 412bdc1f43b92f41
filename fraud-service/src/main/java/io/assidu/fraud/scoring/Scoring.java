package io.assidu.fraud.scoring;

import io.assidu.contracts.fraud.Contribution;
import io.assidu.contracts.fraud.RiskAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what the rules of a model say about a subject. */
public final class Scoring {

  private static final int MOST = 100;

  private Scoring() {}

  /**
   * @param frozen whether the account is frozen already: then nothing but its release helps
   */
  public static Score assess(
      Subject subject, Past past, Population population, Model model, boolean frozen) {
    Map<String, Object> risk = new RiskFacts(subject, past, population, model.strongAcr()).asMap();
    Map<String, Object> facts = Map.of("risk", risk);
    List<Contribution> contributions = new ArrayList<>();
    if (frozen) {
      contributions.add(new Contribution("account-frozen", MOST, Map.of()));
    }
    for (Model.Rule rule : model.rules()) {
      if (rule.when().holds(facts)) {
        contributions.add(contribution(rule, facts, risk));
      }
    }
    int points = held(contributions.stream().mapToDouble(Contribution::points).sum());
    RiskAction action = frozen ? RiskAction.FREEZE : action(points, model);
    return new Score(points, action, contributions, standing(points, model));
  }

  private static Contribution contribution(
      Model.Rule rule, Map<String, Object> facts, Map<String, Object> risk) {
    Map<String, Object> shown = new LinkedHashMap<>();
    rule.facts().forEach(path -> shown.put(path, fact(risk, path)));
    double points = Math.round(rule.points().points(facts) * 10) / 10.0;
    return new Contribution(rule.name(), points, shown);
  }

  /** The fact at a dotted path: {@code hoursSince.emailChanged}. */
  private static Object fact(Map<String, Object> risk, String path) {
    Object fact = risk;
    for (String member : path.split("\\.", -1)) {
      fact = fact instanceof Map<?, ?> map && map.containsKey(member) ? map.get(member) : "";
    }
    return fact;
  }

  private static int held(double sum) {
    return (int) Math.round(Math.clamp(sum, 0, MOST));
  }

  private static RiskAction action(int points, Model model) {
    if (points >= model.freezeFrom()) {
      return RiskAction.FREEZE;
    }
    return points >= model.challengeFrom() ? RiskAction.CHALLENGE : RiskAction.ALLOW;
  }

  private static Standing standing(int points, Model model) {
    if (points >= model.freezeFrom()) {
      return Standing.REJECTED;
    }
    return points < model.trustBelow() ? Standing.TRUSTED : Standing.PROBATION;
  }
}
