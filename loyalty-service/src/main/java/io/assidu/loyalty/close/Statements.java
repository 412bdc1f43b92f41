package io.assidu.loyalty.close;

import io.assidu.loyalty.program.Program;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.RollForward;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A period's figures in every currency that the program takes. No amount of one is ever added to
 * one of another: each ties by itself.
 *
 * @param own in the program's own
 * @param strays currencies of entries that the program does not take
 */
record Statements(Statement own, List<Statement> others, List<String> strays) {

  Statements {
    others = List.copyOf(others);
    strays = List.copyOf(strays);
  }

  /**
   * @param balances by what cohorts name the currency
   */
  static Statements of(
      Program program,
      Collection<RollForward.Sum> sums,
      Map<String, Statement.Balances> balances,
      List<Statement.Evidence> evidence,
      List<String> strays) {
    Map<CohortKey, RollForward> cohorts = RollForward.of(sums);
    List<Statement> all =
        program.currencyCodes().entrySet().stream()
            .map(
                currency ->
                    new Statement(
                        currency.getValue(),
                        RollForward.inCurrency(cohorts, currency.getKey()),
                        Objects.requireNonNull(balances.get(currency.getKey())),
                        evidence.stream()
                            .filter(one -> one.currency().equals(currency.getKey()))
                            .map(Statement.Evidence::view)
                            .toList()))
            .toList();
    return new Statements(all.getFirst(), all.subList(1, all.size()), strays);
  }

  /** Why these cannot be what is closed; empty if everything ties, in every currency. */
  List<PreviewView.FindingView> findings() {
    Stream<PreviewView.FindingView> found =
        Stream.concat(Stream.of(own), others.stream())
            .flatMap(statement -> statement.findings().stream());
    return Stream.concat(found, strays.stream().map(Statements::stray)).toList();
  }

  private static PreviewView.FindingView stray(String currency) {
    return new PreviewView.FindingView(
        "tie-out", "There are entries in " + currency + ", which the program does not take.");
  }

  StatementView view() {
    return own.view().with(others.stream().map(Statement::view).toList());
  }
}
