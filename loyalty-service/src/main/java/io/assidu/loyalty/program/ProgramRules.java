package io.assidu.loyalty.program;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.rules.Rule;
import io.assidu.platform.rules.RuleLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    checkTiers(program, problem);
    checkAccounts(program.accounting().accounts(), problem);
    CompiledEarning earning = EarningRules.compile(program.earning(), language, problem);
    Map<String, Rule> eligible = RewardRules.compile(program.rewards(), problem);
    if (!problem.violations().isEmpty()) {
      throw problem;
    }
    return new ProgramVersion(program, version, earning, eligible);
  }

  private static void checkCurrency(Program program, ProblemException problem) {
    boolean known =
        Currency.getAvailableCurrencies().stream()
            .anyMatch(currency -> currency.getCurrencyCode().equals(program.currency()));
    if (!known) {
      problem.at("/currency", "iso4217", program.currency() + " is not a currency in use.");
    }
  }

  private static void checkTiers(Program program, ProblemException problem) {
    List<TierLevel> levels = program.tiers().levels();
    if (levels.getFirst().from() != 0) {
      problem.at("/tiers/levels/0/from", "zero", "The lowest tier begins at 0 points.");
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < levels.size(); i++) {
      if (i > 0 && levels.get(i).from() <= levels.get(i - 1).from()) {
        problem.at(
            "/tiers/levels/" + i + "/from", "ascending", "It must be above the tier before.");
      }
      if (!names.add(levels.get(i).name())) {
        problem.at("/tiers/levels/" + i + "/name", "unique", "Two tiers have this name.");
      }
    }
  }

  /** A close ties each of the two balances to its cohorts, which a shared account would mix up. */
  private static void checkAccounts(Accounts accounts, ProblemException problem) {
    List<String> others =
        List.of(accounts.sales(), accounts.pointsRevenue(), accounts.rewardCost());
    if (others.contains(accounts.contractLiability())
        || accounts.contractLiability().equals(accounts.rewardProvision())) {
      problem.at(
          "/accounting/accounts/contractLiability", "unique", "It needs an account of its own.");
    }
    if (others.contains(accounts.rewardProvision())) {
      problem.at(
          "/accounting/accounts/rewardProvision", "unique", "It needs an account of its own.");
    }
  }
}
