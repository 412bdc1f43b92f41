package io.assidu.loyalty.program;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.rules.Rule;
import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks a program beyond its shape, and compiles its rules. */
@ApplicationScoped
class ProgramRules {

  /** What stands where a program's id would. */
  private static final Set<String> RESERVED = Set.of("schema", "validation");

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
    if (RESERVED.contains(program.id())) {
      problem.at("/id", "reserved", "It is the name of a call.");
    }
    CurrencyRules.check(program, problem);
    TierRules.check(program, problem);
    TransferRules.check(program.transfers(), problem);
    checkAccounts(program.accounting().accounts(), problem);
    CompiledEarning earning = EarningRules.compile(program.earning(), language, problem);
    Map<String, Rule> eligible = RewardRules.compile(program.rewards(), problem);
    Map<String, Rule> partnerPoints = PartnerRules.compile(program, language, problem);
    Rule qualifying = compileQualification(program.tiers().qualification(), problem);
    Rule segment = SegmentRule.compile(program.accounting().segment(), problem);
    if (!problem.violations().isEmpty()) {
      throw problem;
    }
    return new ProgramVersion(
        program, version, earning, eligible, qualifying, segment, partnerPoints);
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
    List<String> used = Stream.concat(others.stream(), owed(accounts)).toList();
    for (String number : accounts.labels().keySet()) {
      if (!used.contains(number)) {
        problem.at(
            "/accounting/accounts/labels",
            "account",
            number + " is none of the program's accounts.");
      }
    }
  }

  private static Stream<String> owed(Accounts accounts) {
    return Stream.of(
        accounts.contractLiability(),
        accounts.rewardProvision(),
        accounts.partnerReceivable(),
        accounts.partnerPayable());
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
