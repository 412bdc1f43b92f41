package io.assidu.loyalty.estimate;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.revenue.ChainLadder;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an estimate is asked to be of, and how it is to be made.
 *
 * @param segment whose cohorts; null: those of all
 * @param months of issue; null: all cohorts, also those opened later
 */
record Scope(
    Method method,
    @Nullable String segment,
    @Nullable BigDecimal rate,
    @Nullable List<YearMonth> months) {

  static Scope of(EstimateRequest request) {
    return new Scope(
        request.method(),
        request.segment(),
        request.rate(),
        request.cohorts() == null
            ? null
            : request.cohorts().stream().map(YearMonth::parse).toList());
  }

  /** The rates that come of it. */
  Estimate.Terms terms(ChainLadder ladder) {
    return switch (method) {
      case OVERRIDE -> byHand();
      case CHAIN_LADDER -> fromData(ladder);
    };
  }

  private Estimate.Terms byHand() {
    if (rate == null) {
      throw LoyaltyError.INVALID_ESTIMATE.problem("/rate", "required", "Say the expected rate.");
    }
    Map<YearMonth, BigDecimal> named = new HashMap<>();
    if (months != null) {
      months.forEach(month -> named.put(month, rate));
    }
    return new Estimate.Terms(method, segment, months == null ? rate : null, named);
  }

  private Estimate.Terms fromData(ChainLadder ladder) {
    if (rate != null) {
      throw LoyaltyError.INVALID_ESTIMATE.problem(
          "/rate", "from-data", "The method takes its rates from the data; override them openly.");
    }
    if (ladder.tooLittle() != null) {
      throw LoyaltyError.TOO_LITTLE_DATA.problem("/method", "enough-data", ladder.tooLittle());
    }
    Map<YearMonth, BigDecimal> known = new HashMap<>();
    for (ChainLadder.CohortRate cohort : ladder.rates()) {
      if (cohort.rate() != null) {
        known.put(cohort.month(), cohort.rate());
      }
    }
    return months == null
        ? new Estimate.Terms(method, segment, ladder.overall(), known)
        : new Estimate.Terms(method, segment, null, named(months, known));
  }

  private static Map<YearMonth, BigDecimal> named(
      List<YearMonth> months, Map<YearMonth, BigDecimal> known) {
    Map<YearMonth, BigDecimal> named = new HashMap<>();
    for (int i = 0; i < months.size(); i++) {
      YearMonth month = months.get(i);
      if (!known.containsKey(month)) {
        throw LoyaltyError.TOO_LITTLE_DATA.problem(
            "/cohorts/" + i, "enough-data", "The data says nothing of " + month + " yet.");
      }
      named.put(month, Objects.requireNonNull(known.get(month)));
    }
    return named;
  }
}
