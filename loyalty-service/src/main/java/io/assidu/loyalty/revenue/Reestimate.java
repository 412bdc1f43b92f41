package io.assidu.loyalty.revenue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * New expected redemption rates. What was allocated stays (IFRS 15.88); revenue catches up.
 *
 * @param estimateId the approved estimate they come from; null for a rate that was published with a
 *     program, as it was done before there were estimates
 * @param rate for every cohort that is not named, and for those opened later; null if only the
 *     named ones are estimated
 * @param rates for the cohorts of these months of issue, whatever their origin: members spend
 *     points by their date of expiry, not by where they came from
 * @param segment whose cohorts it is of; null: those of all
 * @param asOf catch up with what stood at the end of this day; null: with what stands now
 */
public record Reestimate(
    @Nullable UUID estimateId,
    @Nullable BigDecimal rate,
    Map<YearMonth, BigDecimal> rates,
    @Nullable String segment,
    @Nullable LocalDate asOf) {

  public Reestimate {
    rates = Map.copyOf(rates);
  }

  /** Of all segments. */
  public Reestimate(
      @Nullable UUID estimateId,
      @Nullable BigDecimal rate,
      Map<YearMonth, BigDecimal> rates,
      @Nullable LocalDate asOf) {
    this(estimateId, rate, rates, null, asOf);
  }

  Optional<BigDecimal> of(CohortKey cohort) {
    if (segment != null && !segment.equals(cohort.segment())) {
      return Optional.empty();
    }
    BigDecimal own = rates.get(cohort.month());
    return Optional.ofNullable(own == null ? rate : own);
  }
}
