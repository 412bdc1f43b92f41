package io.assidu.loyalty.close;

import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.RollForward;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A period's roll-forward in one currency, with what it must tie to.
 *
 * @param currency ISO 4217
 * @param evidence of each cohort's rate
 */
record Statement(
    String currency,
    Map<CohortKey, RollForward> cohorts,
    Balances balances,
    List<StatementView.EvidenceView> evidence) {

  private static final String POINTS = "points";

  /**
   * Who answers for a cohort's rate.
   *
   * @param currency of the cohort, as cohorts name it
   */
  record Evidence(String currency, StatementView.EvidenceView view) {}

  /**
   * What other sources say of the period's end, all at one moment.
   *
   * @param liability by the journal's accounts
   * @param cohortLiability by the cohorts as they stand, less what came after
   * @param points by the members' lots
   * @param waiting bookings dated in the period, or before it, that are in the lots already and not
   *     in the journal
   */
  record Balances(
      BigDecimal liability,
      BigDecimal provision,
      BigDecimal cohortLiability,
      BigDecimal cohortProvision,
      long points,
      long waiting) {}

  /** Why this cannot be what is closed; empty if everything ties. */
  List<PreviewView.FindingView> findings() {
    List<PreviewView.FindingView> findings = new ArrayList<>();
    if (balances.waiting() > 0) {
      findings.add(
          new PreviewView.FindingView(
              "booked", balances.waiting() + " bookings of it wait to be sealed; try again."));
    }
    for (StatementView.EvidenceView rate : evidence) {
      if (rate.at() == null) {
        findings.add(
            new PreviewView.FindingView(
                "evidence",
                "Nobody answers for the rate of the cohort %s %s."
                    .formatted(rate.origin(), rate.month())));
      }
    }
    for (StatementView.TieOutView tie : tieOuts()) {
      // Bookings that wait are in the lots and not in the cohorts: those cannot tie before.
      boolean comparable = balances.waiting() == 0 || !tie.figure().equals(POINTS);
      if (comparable && tie.difference().signum() != 0) {
        findings.add(
            new PreviewView.FindingView(
                "tie-out",
                "The closing %s by roll-forward: %s; by the %s: %s (%s)."
                    .formatted(
                        tie.figure(),
                        tie.closing().toPlainString(),
                        tie.source(),
                        tie.found().toPlainString(),
                        currency)));
      }
    }
    return findings;
  }

  private List<StatementView.TieOutView> tieOuts() {
    BigDecimal liability = total(true).closing();
    BigDecimal provision = total(false).closing();
    long points = RollForward.total(cohorts.values()).points().closing();
    return List.of(
        tie("liability", "journal", liability, balances.liability()),
        tie("liability", "cohorts", liability, balances.cohortLiability()),
        tie("provision", "journal", provision, balances.provision()),
        tie("provision", "cohorts", provision, balances.cohortProvision()),
        tie(POINTS, "ledger", BigDecimal.valueOf(points), BigDecimal.valueOf(balances.points())));
  }

  private RollForward total(boolean paid) {
    return RollForward.total(
        RollForward.paid(cohorts, paid).stream().map(Map.Entry::getValue).toList());
  }

  private static StatementView.TieOutView tie(
      String figure, String source, BigDecimal closing, BigDecimal found) {
    return new StatementView.TieOutView(
        figure, source, plain(closing), plain(found), plain(closing.subtract(found)));
  }

  StatementView view() {
    return new StatementView(
        currency,
        StatementView.RollForwardView.of(cohorts, true),
        StatementView.RollForwardView.of(cohorts, false),
        tieOuts(),
        evidence,
        List.of());
  }

  /** Without the zeros that the database pads amounts with. */
  static BigDecimal plain(BigDecimal amount) {
    return new BigDecimal(amount.stripTrailingZeros().toPlainString());
  }
}
