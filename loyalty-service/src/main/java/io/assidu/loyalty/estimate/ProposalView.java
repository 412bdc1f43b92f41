package io.assidu.loyalty.estimate;

import io.assidu.loyalty.revenue.BackTest;
import io.assidu.loyalty.revenue.ChainLadder;
import io.assidu.loyalty.revenue.Triangle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the data says of redemptions still to come, by the chain-ladder method.
 *
 * @param segment whose points it is of; missing if it is of everybody's
 * @param through the last complete month in it
 * @param rate of all cohorts together; missing where the data does not say
 * @param tooLittle why the data carries no estimate; missing if it does
 */
@Schema(
    examples =
        """
        {"program": "club", "through": "2026-10", "triangle": [
         {"month": "2026-08", "issued": 1000, "outstanding": 400, "redeemed": [200, 400, 600],
          "shares": [0.2, 0.4, 0.6]},
         {"month": "2026-09", "issued": 1000, "outstanding": 600, "redeemed": [200, 400],
          "shares": [0.2, 0.4]},
         {"month": "2026-10", "issued": 500, "outstanding": 400, "redeemed": [100],
          "shares": [0.2]}],
         "factors": [{"age": 0, "cohorts": 2, "from": 400, "to": 800, "factor": 2},
         {"age": 1, "cohorts": 1, "from": 400, "to": 600, "factor": 1.5}],
         "rates": [{"month": "2026-08", "age": 2, "rate": 0.6},
         {"month": "2026-09", "age": 1, "rate": 0.6}, {"month": "2026-10", "age": 0, "rate": 0.6}],
         "rate": 0.6, "backTest": {"cohorts": [], "predicted": 0, "actual": 0}}""")
record ProposalView(
    String program,
    @Nullable String segment,
    String through,
    List<RowView> triangle,
    List<FactorView> factors,
    List<RateView> rates,
    @Nullable BigDecimal rate,
    @Nullable String tooLittle,
    BackTestView backTest) {

  /**
   * The points issued in one month.
   *
   * @param outstanding those that can still be redeemed
   * @param redeemed by the end of the month of issue, of the month after it, …: cumulative
   * @param shares the same as shares of those issued
   */
  record RowView(
      String month, long issued, long outstanding, List<Long> redeemed, List<BigDecimal> shares) {}

  /**
   * Growth from one age in months to the next, weighted by volume: {@code to} ÷ {@code from}.
   *
   * @param cohorts how many have reached the later age
   * @param factor missing when nothing had been redeemed at the earlier age
   */
  record FactorView(int age, int cohorts, long from, long to, @Nullable BigDecimal factor) {}

  /**
   * The rate proposed for the points of one month of issue.
   *
   * @param rate missing where the data does not say
   */
  record RateView(String month, int age, @Nullable BigDecimal rate) {}

  /**
   * What the method would have said a month before about {@code through}, and what happened.
   *
   * @param deviation (predicted − actual) ÷ actual; missing when nothing was redeemed
   */
  record BackTestView(
      List<LineView> cohorts, BigDecimal predicted, long actual, @Nullable BigDecimal deviation) {}

  /** Points redeemed in all of one month's issue by the end of {@code through}. */
  record LineView(String month, int age, BigDecimal predicted, long actual) {}

  static ProposalView of(
      String program,
      @Nullable String segment,
      Triangle triangle,
      ChainLadder ladder,
      BackTest test) {
    return new ProposalView(
        program,
        segment,
        triangle.through().toString(),
        triangle.rows().stream().map(ProposalView::row).toList(),
        ladder.factors().stream().map(ProposalView::factor).toList(),
        ladder.rates().stream()
            .map(rate -> new RateView(rate.month().toString(), rate.age(), plain(rate.rate())))
            .toList(),
        plain(ladder.overall()),
        ladder.tooLittle(),
        new BackTestView(
            test.lines().stream()
                .map(
                    line ->
                        new LineView(
                            line.month().toString(), line.age(), line.predicted(), line.actual()))
                .toList(),
            test.predicted(),
            test.actual(),
            plain(test.deviation())));
  }

  private static RowView row(Triangle.Row row) {
    BigDecimal issued = BigDecimal.valueOf(row.issued());
    return new RowView(
        row.month().toString(),
        row.issued(),
        row.outstanding(),
        row.redeemed(),
        row.redeemed().stream()
            .map(points -> BigDecimal.valueOf(points).divide(issued, 6, RoundingMode.HALF_UP))
            .map(share -> new BigDecimal(share.stripTrailingZeros().toPlainString()))
            .toList());
  }

  private static FactorView factor(ChainLadder.Factor factor) {
    return new FactorView(
        factor.age(), factor.cohorts(), factor.from(), factor.to(), plain(factor.rounded()));
  }

  static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    return number == null ? null : new BigDecimal(number.stripTrailingZeros().toPlainString());
  }
}
