package io.assidu.loyalty.program;

import static java.util.Objects.requireNonNullElse;

import io.assidu.contracts.rules.Shape;
import io.assidu.contracts.rules.Vocabulary;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.rules.Rule;
import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Checks the rewards of a program beyond their shape, and compiles who is eligible. */
final class RewardRules {

  /** What can be known of a member who looks at rewards: there is no event and no session. */
  private static final Set<String> KNOWN = Set.of("profile", "loyalty", "now");

  private static final RuleLanguage LANGUAGE = new RuleLanguage(known());

  private RewardRules() {}

  private static Map<String, Shape> known() {
    Map<String, Shape> variables = new TreeMap<>(Vocabulary.variables());
    variables.keySet().retainAll(KNOWN);
    return variables;
  }

  /**
   * The rule of each reward that has one, by the reward's id.
   *
   * @param problem gets what is wrong
   */
  static Map<String, Rule> compile(List<Reward> rewards, ProblemException problem) {
    Map<String, Rule> compiled = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < rewards.size(); i++) {
      Reward reward = rewards.get(i);
      String at = "/rewards/" + i;
      if (!ids.add(reward.id())) {
        problem.at(at + "/id", "unique", "Two rewards have this id.");
      }
      checkPrice(reward, at, problem);
      checkSupply(reward, at, problem);
      checkTexts(reward, at, problem);
      compile(reward, at, problem, compiled);
    }
    return compiled;
  }

  private static void checkPrice(Reward reward, String at, ProblemException problem) {
    boolean anyNumber = reward.valuePerPoint() != null;
    if (reward.fixedPrice() == anyNumber) {
      problem.at(at + "/points", "either", "Give its points or, for a discount, valuePerPoint.");
    }
    if (anyNumber && reward.kind() != RewardKind.DISCOUNT) {
      problem.at(at + "/valuePerPoint", "discount", "Only a discount takes any number of points.");
    }
    if ((reward.value() != null) == anyNumber) {
      problem.at(
          at + "/value", "either", "Say what it is worth, unless that follows from the points.");
    }
  }

  private static void checkSupply(Reward reward, String at, ProblemException problem) {
    if ((reward.voucherPool() != null) != (reward.kind() == RewardKind.VOUCHER)) {
      problem.at(at + "/voucherPool", "voucher", "A voucher has a pool, and nothing else has one.");
    }
    if (reward.voucherPool() != null && reward.stock() == Stocked.COUNTED) {
      problem.at(at + "/stock", "voucher", "The stock of a voucher is the codes in its pool.");
    }
    if ((reward.partner() != null) != reward.kind().settled()) {
      problem.at(
          at + "/partner", "settled", "Who is owed: for a partner's reward and a donation only.");
    }
    if (reward.from() != null && reward.until() != null && !reward.until().isAfter(reward.from())) {
      problem.at(at + "/until", "ascending", "It must be after from.");
    }
  }

  private static void checkTexts(Reward reward, String at, ProblemException problem) {
    checkLocales(reward.name().keySet(), at + "/name", problem);
    checkLocales(reward.description().keySet(), at + "/description", problem);
  }

  private static void checkLocales(Set<String> locales, String at, ProblemException problem) {
    for (String tag : locales) {
      if (!Locale.forLanguageTag(tag).toLanguageTag().equals(tag) || tag.equals("und")) {
        problem.at(at, "locale", "\"" + tag + "\" is not a locale such as fr or fr-CA.");
      }
    }
  }

  private static void compile(
      Reward reward, String at, ProblemException problem, Map<String, Rule> compiled) {
    String eligible = reward.eligible();
    if (eligible == null) {
      return;
    }
    try {
      compiled.put(reward.id(), LANGUAGE.condition(eligible));
    } catch (RuleException e) {
      problem.at(
          at + "/eligible",
          "cel",
          "Column " + e.column() + ": " + requireNonNullElse(e.getMessage(), "not a condition"));
    }
  }
}
