package io.assidu.fraud.model;

import io.assidu.fraud.scoring.Model;
import io.assidu.platform.rules.Rule;
import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes a model out of its document, or says what is wrong with the document. */
final class ModelCompiler {

  private static final int MOST = 100;

  private final RuleLanguage language;

  ModelCompiler(RuleLanguage language) {
    this.language = language;
  }

  /**
   * @throws ModelException naming the member, and the column in a rule
   */
  Model compile(ModelDocument document) throws ModelException {
    checkThresholds(document);
    Set<String> names = new HashSet<>();
    List<Model.Rule> rules = new ArrayList<>();
    for (ModelDocument.RuleDocument rule : document.rules()) {
      if (!names.add(rule.name())) {
        throw new ModelException("rules/" + rule.name(), "another rule has this name");
      }
      rules.add(compile(rule));
    }
    return new Model(
        document.version(),
        document.strongAcr(),
        document.trustBelow(),
        document.challengeFrom(),
        document.freezeFrom(),
        List.copyOf(rules));
  }

  private static void checkThresholds(ModelDocument document) throws ModelException {
    boolean rising =
        0 <= document.trustBelow()
            && document.trustBelow() <= document.challengeFrom()
            && 0 < document.challengeFrom()
            && document.challengeFrom() < document.freezeFrom()
            && document.freezeFrom() <= MOST;
    if (!rising) {
      throw new ModelException(
          "freezeFrom", "must hold: 0 ≤ trustBelow ≤ challengeFrom < freezeFrom ≤ 100");
    }
  }

  private Model.Rule compile(ModelDocument.RuleDocument rule) throws ModelException {
    String member = "when";
    try {
      Rule when = language.condition(rule.when());
      member = "points";
      Rule points = language.formula(rule.points());
      return new Model.Rule(
          rule.name(),
          when::test,
          facts -> points.number(facts).doubleValue(),
          List.copyOf(rule.facts()));
    } catch (RuleException wrong) {
      throw new ModelException(
          "rules/" + rule.name() + "/" + member,
          wrong.getMessage() + " (column " + wrong.column() + ")");
    }
  }
}
