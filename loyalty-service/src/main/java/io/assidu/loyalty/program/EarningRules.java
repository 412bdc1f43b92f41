package io.assidu.loyalty.program;

import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.rules.Rule;
import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks how a program earns, and compiles it. */
final class EarningRules {

  private final RuleLanguage language;
  private final ProblemException problem;
  private final Set<String> ids = new HashSet<>();

  private EarningRules(RuleLanguage language, ProblemException problem) {
    this.language = language;
    this.problem = problem;
  }

  /**
   * @param problem gets every member that breaks a rule; then what is answered is of no use
   */
  static CompiledEarning compile(
      EarningPolicy policy, RuleLanguage language, ProblemException problem) {
    EarningRules rules = new EarningRules(language, problem);
    return new CompiledEarning(
        policy.effectiveBasis(),
        policy.effectiveRounding(),
        policy.effectiveStacking(),
        rules.rules(policy.rules()),
        rules.actions(policy.allActions()));
  }

  private List<CompiledEarning.OrderRule> rules(List<EarningRule> rules) {
    List<CompiledEarning.OrderRule> compiled = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      EarningRule rule = rules.get(i);
      String field = "/earning/rules/" + i;
      checkId(field, rule.id());
      checkTime(field, rule.from(), rule.until());
      if ((rule.points() == null) == (rule.multiplier() == null)) {
        problem.at(field, "one-of", "Give either points or a multiplier.");
      }
      Rule when = condition(field + "/when", rule.when());
      Rule points = formula(field + "/points", rule.points());
      Rule multiplier = formula(field + "/multiplier", rule.multiplier());
      if (when != null) {
        compiled.add(
            new CompiledEarning.OrderRule(
                rule.id(), when, points, multiplier, rule.from(), rule.until(), rule.allCaps()));
      }
    }
    return List.copyOf(compiled);
  }

  private List<CompiledEarning.Action> actions(List<EarningAction> actions) {
    List<CompiledEarning.Action> compiled = new ArrayList<>();
    for (int i = 0; i < actions.size(); i++) {
      EarningAction action = actions.get(i);
      String field = "/earning/actions/" + i;
      checkId(field, action.id());
      checkTime(field, action.from(), action.until());
      Rule when = action.when() == null ? null : condition(field + "/when", action.when());
      Rule points = formula(field + "/points", action.points());
      Rule beneficiary =
          action.beneficiary() == null
              ? null
              : expression(field + "/beneficiary", action.beneficiary());
      if (points != null) {
        compiled.add(
            new CompiledEarning.Action(action, when, points, beneficiary, action.allCaps()));
      }
    }
    return List.copyOf(compiled);
  }

  /** Rules and actions share one set of ids: what was given is remembered by them. */
  private void checkId(String field, String id) {
    if (!ids.add(id)) {
      problem.at(field + "/id", "unique", "Two rules or actions have the id \"" + id + "\".");
    }
  }

  private void checkTime(String field, @Nullable Instant from, @Nullable Instant until) {
    if (from != null && until != null && !from.isBefore(until)) {
      problem.at(field + "/until", "after-from", "It must be after from.");
    }
  }

  /** One of the ways to compile. */
  @FunctionalInterface
  private interface Way {
    Rule compile(String source) throws RuleException;
  }

  private @Nullable Rule condition(String field, String source) {
    return compile(field, source, language::condition);
  }

  private @Nullable Rule formula(String field, @Nullable String source) {
    return source == null ? null : compile(field, source, language::formula);
  }

  private @Nullable Rule expression(String field, String source) {
    return compile(field, source, language::expression);
  }

  private @Nullable Rule compile(String field, String source, Way way) {
    try {
      return way.compile(source);
    } catch (RuleException e) {
      problem.at(field, "cel", "Column " + e.column() + ": " + e.getMessage());
      return null;
    }
  }
}
