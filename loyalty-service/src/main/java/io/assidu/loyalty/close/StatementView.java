package io.assidu.loyalty.close;

import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.RollForward;
import io.assidu.loyalty.sql.CohortRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A period's figures, in the program's own currency.
 *
 * @param currency ISO 4217
 * @param liability of points that sales granted or partners bought (IFRS 15.116)
 * @param provision of points given without a sale: read provided for and released instead of
 *     deferred and recognised
 * @param tieOuts what the closing was held against
 * @param estimates the rate in force for each cohort at the period's end, and whose it is
 * @param others the same in each other currency that the program takes; none in a close of before
 *     there were any
 */
record StatementView(
    String currency,
    RollForwardView liability,
    RollForwardView provision,
    List<TieOutView> tieOuts,
    List<EvidenceView> estimates,
    List<StatementView> others) {

  StatementView {
    others = others == null ? List.of() : List.copyOf(others);
  }

  StatementView with(List<StatementView> inOthers) {
    return new StatementView(currency, liability, provision, tieOuts, estimates, inOthers);
  }

  /** Shown where there is one. */
  static @Nullable String segment(String name) {
    return name.equals(CohortKey.WHOLE) ? null : name;
  }

  /** Cohort by cohort, the oldest first, and in all. */
  record RollForwardView(List<CohortView> cohorts, AmountsView total) {

    static RollForwardView of(Map<CohortKey, RollForward> cohorts, boolean paid) {
      List<Map.Entry<CohortKey, RollForward>> own = RollForward.paid(cohorts, paid);
      return new RollForwardView(
          own.stream()
              .map(
                  cohort ->
                      new CohortView(
                          CohortRows.write(cohort.getKey().origin()),
                          cohort.getKey().month().toString(),
                          segment(cohort.getKey().segment()),
                          AmountsView.of(cohort.getValue())))
              .toList(),
          AmountsView.of(RollForward.total(own.stream().map(Map.Entry::getValue).toList())));
    }
  }

  /**
   * The points issued in one month.
   *
   * @param origin {@code sale}, {@code partner} or {@code grant}; null in a close of before there
   *     were partners
   * @param segment to whom; missing where the program told no segments apart
   */
  record CohortView(
      @Nullable String origin, String month, @Nullable String segment, AmountsView amounts) {}

  /** opening + deferred − recognised + reestimated − reversed = closing. */
  record AmountsView(
      BigDecimal opening,
      BigDecimal deferred,
      BigDecimal recognised,
      BigDecimal reestimated,
      BigDecimal reversed,
      BigDecimal closing,
      PointsView points) {

    static AmountsView of(RollForward roll) {
      RollForward.Points points = roll.points();
      return new AmountsView(
          Statement.plain(roll.opening()),
          Statement.plain(roll.deferred()),
          Statement.plain(roll.recognised()),
          Statement.plain(roll.reestimated()),
          Statement.plain(roll.reversed()),
          Statement.plain(roll.closing()),
          new PointsView(
              points.opening(),
              points.issued(),
              points.redeemed(),
              points.expired(),
              points.closing()));
    }
  }

  /**
   * The same in points that can still be redeemed.
   *
   * @param issued less those taken back
   */
  record PointsView(long opening, long issued, long redeemed, long expired, long closing) {}

  /**
   * The closing held against another source.
   *
   * @param figure {@code liability}, {@code provision} or {@code points}
   * @param source {@code journal}: the accounts' balance at the period's end; {@code cohorts}: as
   *     they stand, less what came after; {@code ledger}: the members' lots
   * @param found what that source says
   */
  record TieOutView(
      String figure, String source, BigDecimal closing, BigDecimal found, BigDecimal difference) {}

  /**
   * The rate in force for a cohort.
   *
   * @param origin {@code sale}, {@code partner} or {@code grant}
   * @param programVersion where no estimate was approved for it: the version whose rate it is
   * @param by who proposed the estimate, or published the program
   * @param approvedBy the second person
   * @param at when it was approved, or published
   */
  record EvidenceView(
      String origin,
      String month,
      BigDecimal rate,
      @Nullable UUID estimateId,
      @Nullable String method,
      @Nullable Integer programVersion,
      @Nullable String by,
      @Nullable String approvedBy,
      @Nullable Instant at,
      @Nullable LocalDate effectiveFrom,
      @Nullable String segment) {}
}
