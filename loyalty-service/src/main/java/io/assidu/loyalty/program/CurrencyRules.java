package io.assidu.loyalty.program;

import io.assidu.platform.problem.ProblemException;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks what a program says of currencies beyond its shape. */
final class CurrencyRules {

  private CurrencyRules() {}

  /** Adds a violation for each member that breaks a rule. */
  static void check(Program program, ProblemException problem) {
    requireInUse(program.currency(), "/currency", problem);
    Set<String> known = new HashSet<>(Set.of(program.currency()));
    List<ProgramCurrency> others = program.currencies();
    for (int i = 0; i < others.size(); i++) {
      ProgramCurrency other = others.get(i);
      String field = "/currencies/" + i;
      requireInUse(other.currency(), field + "/currency", problem);
      if (!known.add(other.currency())) {
        problem.at(
            field + "/currency", "unique", "It is said already what a point is worth in it.");
      }
      boolean comparable =
          other.valuePerPoint().signum() > 0 && program.redemption().valuePerPoint().signum() > 0;
      if (other.earningRate() == null && !comparable) {
        problem.at(
            field + "/earningRate",
            "required",
            "Where a point buys nothing, it does not follow from the discounts.");
      }
    }
  }

  private static void requireInUse(String code, String field, ProblemException problem) {
    boolean known =
        Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    if (!known) {
      problem.at(field, "iso4217", code + " is not a currency in use.");
    }
  }

  /**
   * What was booked in a currency is owed in it: a later version keeps its own, and every other.
   *
   * @param before the version published before
   */
  static void requireKept(Program before, Program now, ProblemException problem) {
    if (!before.currency().equals(now.currency())) {
      problem.at(
          "/currency",
          "unchanged",
          "The journal is kept in " + before.currency() + ". Begin another program.");
    }
    for (ProgramCurrency other : before.currencies()) {
      if (!now.takes(other.currency())) {
        problem.at(
            "/currencies",
            "kept",
            "Points were given for orders in %s: they are owed in it still."
                .formatted(other.currency()));
      }
    }
  }
}
