package io.assidu.loyalty.estimate;

import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.revenue.Booking;
import io.assidu.loyalty.revenue.Reestimate;
import io.assidu.platform.identity.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An estimate as it is kept. */
record Estimate(
    UUID id,
    String program,
    Terms terms,
    String justification,
    LocalDate effectiveFrom,
    String proposedBy,
    Instant proposedAt,
    @Nullable Decision decision) {

  /**
   * What it says.
   *
   * @param segment whose cohorts it is of; null: those of all
   * @param rate of every cohort not named, and of those opened later; null: only of the named
   */
  record Terms(
      Method method,
      @Nullable String segment,
      @Nullable BigDecimal rate,
      Map<YearMonth, BigDecimal> rates) {}

  /** What became of it; a rejection has its reason. */
  record Decision(EstimateStatus status, String by, Instant at, @Nullable String reason) {}

  /**
   * What to book when it is approved: on its day, the catch-up of what stood at the end of its
   * month; and when the next month runs already, the rest of it today. In each currency by itself,
   * as an entry has one.
   */
  List<Booking> bookings(ProgramVersion version, LocalDate today) {
    return version.program().cohortCurrencies().stream()
        .flatMap(currency -> bookings(version.version(), today, currency).stream())
        .toList();
  }

  private List<Booking> bookings(int programVersion, LocalDate today, String currency) {
    YearMonth month = YearMonth.from(effectiveFrom);
    return month.equals(YearMonth.from(today))
        ? List.of(booking(programVersion, effectiveFrom, null, currency))
        : List.of(
            booking(programVersion, effectiveFrom, month.atEndOfMonth(), currency),
            booking(programVersion, today, null, currency));
  }

  private Booking booking(
      int programVersion, LocalDate day, @Nullable LocalDate asOf, String currency) {
    return new Booking(
        Ids.next(),
        program,
        programVersion,
        EntryKind.RE_ESTIMATE,
        day,
        id.toString(),
        List.of(),
        new Reestimate(id, terms.rate(), terms.rates(), terms.segment(), asOf),
        currency);
  }

  EstimateView view() {
    return new EstimateView(
        id,
        program,
        terms.method(),
        terms.segment(),
        decision == null ? EstimateStatus.PROPOSED : decision.status(),
        ProposalView.plain(terms.rate()),
        new TreeMap<>(terms.rates())
            .entrySet().stream()
                .map(rate -> new EstimateView.RateView(rate.getKey().toString(), rate.getValue()))
                .toList(),
        justification,
        effectiveFrom,
        proposedBy,
        proposedAt,
        decision == null ? null : decision.by(),
        decision == null ? null : decision.at(),
        decision == null ? null : decision.reason(),
        null,
        null);
  }
}
