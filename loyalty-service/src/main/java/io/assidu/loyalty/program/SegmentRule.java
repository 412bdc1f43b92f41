package io.assidu.loyalty.program;

import io.assidu.contracts.rules.Shape;
import io.assidu.contracts.rules.Vocabulary;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.rules.Rule;
import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compiles what members are told apart by when their points are estimated. */
final class SegmentRule {

  /** What is known of a member whenever points are granted, with a sale behind them or without. */
  private static final Set<String> KNOWN = Set.of("profile", "loyalty");

  private static final RuleLanguage LANGUAGE = new RuleLanguage(known());

  private SegmentRule() {}

  private static Map<String, Shape> known() {
    Map<String, Shape> variables = new TreeMap<>(Vocabulary.variables());
    variables.keySet().retainAll(KNOWN);
    return variables;
  }

  /**
   * @param problem gets what is wrong
   * @return null where it is wrong, or nothing is said
   */
  static @Nullable Rule compile(@Nullable String source, ProblemException problem) {
    if (source == null) {
      return null;
    }
    try {
      return LANGUAGE.expression(source);
    } catch (RuleException e) {
      problem.at("/accounting/segment", "cel", "Column " + e.column() + ": " + e.getMessage());
      return null;
    }
  }
}
