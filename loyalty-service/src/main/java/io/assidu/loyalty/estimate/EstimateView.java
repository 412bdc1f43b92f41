package io.assidu.loyalty.estimate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An estimate.
 *
 * @param method {@code override} or {@code chain-ladder}
 * @param segment whose cohorts it is of; missing if it is of all
 * @param status {@code proposed}, {@code approved} or {@code rejected}
 * @param rate of every cohort not named in {@code rates}, and of those opened later; missing if it
 *     is of the named ones only
 * @param rates of the cohorts named, by month of issue
 * @param proposedBy the person or client who proposed it
 * @param decidedBy the other one, who approved or rejected it
 * @param reason why it was rejected
 * @param evidence the data as it was when it was proposed; not in lists
 * @param effects what it did, once it is booked; not in lists
 */
@Schema(
    examples =
        """
        {"id": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55", "program": "club", "method": "override",
         "status": "approved", "rates": [{"month": "2026-01", "rate": 0.85}],
         "justification": "The spring campaign brought members back.",
         "effectiveFrom": "2026-11-30", "proposedBy": "anna", "proposedAt": "2026-11-30T10:00:00Z",
         "decidedBy": "bruno", "decidedAt": "2026-11-30T11:00:00Z",
         "effects": [{"bookingDate": "2026-11-30", "origin": "sale", "month": "2026-01",
         "currency": "EUR", "rateBefore": 0.8, "rateAfter": 0.85, "catchUp": -1.47}]}""")
record EstimateView(
    UUID id,
    String program,
    Method method,
    @Nullable String segment,
    EstimateStatus status,
    @Nullable BigDecimal rate,
    List<RateView> rates,
    String justification,
    LocalDate effectiveFrom,
    String proposedBy,
    Instant proposedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String reason,
    @Nullable ProposalView evidence,
    @Nullable List<EffectView> effects) {

  /** The rate of one month of issue. */
  record RateView(String month, BigDecimal rate) {}

  /**
   * What it did to one cohort.
   *
   * @param origin {@code sale} or {@code grant}
   * @param currency ISO 4217, what {@code catchUp} is in
   * @param segment missing for a cohort of none
   * @param catchUp revenue recognised (or provision released) at once; below zero when it was taken
   *     back
   */
  record EffectView(
      LocalDate bookingDate,
      String origin,
      String month,
      String currency,
      @Nullable String segment,
      BigDecimal rateBefore,
      BigDecimal rateAfter,
      BigDecimal catchUp) {}

  EstimateView with(ProposalView data, List<EffectView> done) {
    return new EstimateView(
        id,
        program,
        method,
        segment,
        status,
        rate,
        rates,
        justification,
        effectiveFrom,
        proposedBy,
        proposedAt,
        decidedBy,
        decidedAt,
        reason,
        data,
        done);
  }
}
