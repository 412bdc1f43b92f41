package io.assidu.loyalty.program;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.rules.Rule;
import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a program beyond its shape, and compiles its rules. */
@ApplicationScoped
class ProgramRules {

  private final RuleLanguage language;

  ProgramRules(RuleLanguage language) {
    this.language = language;
  }

  /**
   * @throws ProblemException naming each member that breaks a rule; a CEL error names the column
   */
  ProgramVersion compile(Program program, int version) {
    ProblemException problem =
        LoyaltyError.INVALID_PROGRAM.problem("The program was not taken: see its errors.");
    checkCurrency(program, problem);
    TierRules.check(program, problem);
    List<ProgramVersion.CompiledRule> rules = compileRules(program, problem);
    Rule qualifying = compileQualification(program.tiers().qualification(), problem);
    if (!problem.violations().isEmpty()) {
      throw problem;
    }
    return new ProgramVersion(program, version, rules, qualifying);
  }

  private static void checkCurrency(Program program, ProblemException problem) {
    boolean known =
        Currency.getAvailableCurrencies().stream()
            .anyMatch(currency -> currency.getCurrencyCode().equals(program.currency()));
    if (!known) {
      problem.at("/currency", "iso4217", program.currency() + " is not a currency in use.");
    }
  }

  private List<ProgramVersion.CompiledRule> compileRules(
      Program program, ProblemException problem) {
    List<ProgramVersion.CompiledRule> compiled = new ArrayList<>();
    List<EarningRule> rules = program.earning().rules();
    for (int i = 0; i < rules.size(); i++) {
      EarningRule rule = rules.get(i);
      String field = "/earning/rules/" + i;
      try {
        field += "/when";
        var when = language.condition(rule.when());
        field = "/earning/rules/" + i + "/points";
        compiled.add(
            new ProgramVersion.CompiledRule(rule.id(), when, language.formula(rule.points())));
      } catch (RuleException e) {
        problem.at(field, "cel", "Column " + e.column() + ": " + e.getMessage());
      }
    }
    return compiled;
  }

  private @Nullable Rule compileQualification(
      @Nullable Qualification qualification, ProblemException problem) {
    String formula = qualification == null ? null : qualification.formula();
    if (formula == null) {
      return null;
    }
    try {
      return language.formula(formula);
    } catch (RuleException e) {
      problem.at(
          "/tiers/qualification/formula", "cel", "Column " + e.column() + ": " + e.getMessage());
      return null;
    }
  }
}
