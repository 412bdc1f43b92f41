package io.assidu.loyalty.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Figures;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.loyalty.revenue.RollForward;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementTest {

  private static final Map<CohortKey, RollForward> COHORTS =
      RollForward.of(
          List.of(
              sum(
                  Origin.SALE,
                  EntryKind.ALLOCATION,
                  new Figures(money("40"), 1_000, 0, 0, money("0"))),
              sum(
                  Origin.SALE,
                  EntryKind.RECOGNITION,
                  new Figures(money("0"), 0, 400, 0, money("20"))),
              sum(Origin.GRANT, EntryKind.COST, new Figures(money("8"), 200, 0, 0, money("0")))));

  @Test
  void whatTiesCanBeClosed() {
    assertThat(statement("20", "8", "20", "8", 800, 0).findings()).isEmpty();
  }

  @Test
  void bookingsThatWaitForbidAClose() {
    assertThat(statement("20", "8", "20", "8", 800, 2).findings())
        .extracting(PreviewView.FindingView::rule)
        .containsExactly("booked");
    assertThat(statement("20", "8", "20", "8", 950, 2).findings())
        .as("their points are in the lots already")
        .extracting(PreviewView.FindingView::rule)
        .containsExactly("booked");
  }

  @Test
  void everySourceIsHeldAgainstTheClosing() {
    assertThat(statement("20.01", "8", "20", "8", 800, 0).findings())
        .extracting(PreviewView.FindingView::detail)
        .containsExactly("The closing liability by roll-forward: 20; by the journal: 20.01 (EUR).");
    assertThat(statement("20", "7", "20", "8", 800, 0).findings()).hasSize(1);
    assertThat(statement("20", "8", "21", "8", 800, 0).findings()).hasSize(1);
    assertThat(statement("20", "8", "20", "9", 800, 0).findings()).hasSize(1);
    assertThat(statement("20", "8", "20", "8", 801, 0).findings())
        .extracting(PreviewView.FindingView::detail)
        .containsExactly("The closing points by roll-forward: 800; by the ledger: 801 (EUR).");
  }

  private static Statement statement(
      String liability,
      String provision,
      String cohortLiability,
      String cohortProvision,
      long points,
      long waiting) {
    return new Statement(
        "EUR",
        COHORTS,
        new Statement.Balances(
            money(liability),
            money(provision),
            money(cohortLiability),
            money(cohortProvision),
            points,
            waiting),
        List.of());
  }

  private static RollForward.Sum sum(Origin origin, EntryKind kind, Figures figures) {
    return new RollForward.Sum(new CohortKey(origin, YearMonth.of(2026, 10)), kind, false, figures);
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }
}
