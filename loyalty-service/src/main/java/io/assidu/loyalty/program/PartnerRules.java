package io.assidu.loyalty.program;

import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.rules.Rule;
import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks what a program agrees with partners beyond its shape, and compiles their formulas. */
final class PartnerRules {

  private PartnerRules() {}

  /**
   * The formula of each partner that has one, by the partner's id.
   *
   * @param problem gets what is wrong
   */
  static Map<String, Rule> compile(
      Program program, RuleLanguage language, ProblemException problem) {
    Map<String, Rule> compiled = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < program.partners().size(); i++) {
      Partner partner = program.partners().get(i);
      String at = "/partners/" + i;
      if (!ids.add(partner.id())) {
        problem.at(at + "/id", "unique", "Two partners have this id.");
      }
      if (partner.from() != null
          && partner.until() != null
          && !partner.until().isAfter(partner.from())) {
        problem.at(at + "/until", "after-from", "It must be after from.");
      }
      compile(partner, at, language, problem, compiled);
    }
    checkSupplier(program, ids, problem);
    if (!ids.isEmpty()) {
      checkRewards(program, problem);
      checkAccounts(program.accounting().accounts(), problem);
    }
    return Map.copyOf(compiled);
  }

  private static void compile(
      Partner partner,
      String at,
      RuleLanguage language,
      ProblemException problem,
      Map<String, Rule> compiled) {
    PartnerEarning earning = partner.earning();
    String formula = earning == null ? null : earning.points();
    if (formula == null) {
      return;
    }
    try {
      compiled.put(partner.id(), language.formula(formula));
    } catch (RuleException e) {
      problem.at(at + "/earning/points", "cel", "Column " + e.column() + ": " + e.getMessage());
    }
  }

  /** What is not the program's own it cannot sell. */
  private static void checkSupplier(Program program, Set<String> ids, ProblemException problem) {
    Supplier supplier = program.accounting().supplier();
    if (supplier == null) {
      return;
    }
    if (!ids.contains(supplier.partner())) {
      problem.at("/accounting/supplier/partner", "partner", "It is none of the partners.");
    }
    if (!program.currencies().isEmpty()) {
      problem.at(
          "/currencies",
          "supplier",
          "What the points cost is agreed in the program's own currency.");
    }
    for (int i = 0; i < program.partners().size(); i++) {
      if (program.partners().get(i).earning() != null) {
        problem.at(
            "/partners/" + i + "/earning",
            "supplier",
            "Points that somebody else supplies are not sold to partners.");
      }
    }
  }

  /** A program of before there were agreements names whoever it likes. */
  private static void checkRewards(Program program, ProblemException problem) {
    Set<String> burning =
        program.partners().stream()
            .filter(partner -> partner.burning() != null)
            .map(Partner::id)
            .collect(Collectors.toSet());
    for (int i = 0; i < program.rewards().size(); i++) {
      @Nullable String partner = program.rewards().get(i).partner();
      if (partner != null && !burning.contains(partner)) {
        problem.at(
            "/rewards/" + i + "/partner",
            "partner",
            "It is none of the partners that points can be spent at.");
      }
    }
  }

  /** A statement ties to these two accounts, which others would mix up. */
  private static void checkAccounts(Accounts accounts, ProblemException problem) {
    List<String> others =
        Stream.of(
                accounts.sales(),
                accounts.contractLiability(),
                accounts.pointsRevenue(),
                accounts.rewardCost(),
                accounts.rewardProvision())
            .toList();
    if (others.contains(accounts.partnerReceivable())) {
      problem.at(
          "/accounting/accounts/partnerReceivable", "unique", "It needs an account of its own.");
    }
    if (others.contains(accounts.partnerPayable())) {
      problem.at(
          "/accounting/accounts/partnerPayable", "unique", "It needs an account of its own.");
    }
  }
}
