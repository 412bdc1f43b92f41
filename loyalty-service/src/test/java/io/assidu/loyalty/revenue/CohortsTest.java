package io.assidu.loyalty.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.journal.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CohortsTest {

  private static final CohortKey SOLD = new CohortKey(Origin.SALE, YearMonth.of(2026, 11));
  private static final CohortKey BEFORE = new CohortKey(Origin.SALE, YearMonth.of(2026, 10));
  private static final LocalDate LAST = LocalDate.of(2026, 11, 30);
  private static final BigDecimal RATE = new BigDecimal("0.80");
  private static final UUID ESTIMATE = new UUID(0, 7);
  private static final CohortKey GIVEN = new CohortKey(Origin.GRANT, YearMonth.of(2026, 11));
  private static final Policy POLICY =
      new Policy(
          Currency.getInstance("EUR"),
          new PointValue(new BigDecimal("0.05"), new BigDecimal("0.80")),
          Breakage.PROPORTIONAL,
          new Chart("707", "487", "708", "6234", "1582"));

  private final Cohorts cohorts = new Cohorts(List.of());

  @Test
  void aSaleDefersThePartOfItsPriceThatBelongsToItsPoints() {
    assertThat(lines(sale("40.00", 1_000)))
        .containsExactly(debit("707", "40.00"), credit("487", "40.00"));
  }

  @Test
  void aRedemptionRecognisesInProportionToWhatIsExpectedToBeRedeemed() {
    sale("40.00", 1_000);
    assertThat(lines(redemption(SOLD, 500)))
        .containsExactly(debit("487", "25.00"), credit("708", "25.00"));
  }

  @Test
  void redemptionsBeyondTheEstimateRecogniseNothingMore() {
    sale("40.00", 1_000);
    redemption(SOLD, 800);
    assertThat(redemption(SOLD, 50)).isEmpty();
    assertThat(cohorts.all().getFirst().liability()).isZero();
  }

  @Test
  void expiryOfTheLastPointsRecognisesWhatIsLeft() {
    sale("40.00", 1_000);
    redemption(SOLD, 400);
    assertThat(lines(book(EntryKind.RECOGNITION, CohortChange.expire(SOLD, 600))))
        .containsExactly(debit("487", "20.00"), credit("708", "20.00"));
  }

  @Test
  void aRefundOfUnspentPointsGivesTheDeferralBackToSales() {
    sale("40.00", 1_000);
    assertThat(
            lines(
                book(
                    EntryKind.REVERSAL,
                    CohortChange.reverse(SOLD, new BigDecimal("10.00"), 250, 0))))
        .containsExactly(debit("487", "10.00"), credit("707", "10.00"));
  }

  @Test
  void aRefundOfSpentPointsTakesBackTheRevenueToo() {
    sale("40.00", 1_000);
    sale("40.00", 1_000);
    redemption(SOLD, 1_000);
    assertThat(
            lines(
                book(
                    EntryKind.REVERSAL,
                    CohortChange.reverse(SOLD, new BigDecimal("40.00"), 1_000, 1_000))))
        .containsExactly(
            debit("487", "40.00"),
            credit("707", "40.00"),
            debit("708", "50.00"),
            credit("487", "50.00"));
    assertThat(cohorts.all().getFirst().liability()).isEqualByComparingTo("40.00");
  }

  @Test
  void pointsGivenWithoutASaleAreACostNotADeferral() {
    assertThat(lines(book(EntryKind.COST, CohortChange.issue(GIVEN, new BigDecimal("8.00"), 200))))
        .containsExactly(debit("6234", "8.00"), credit("1582", "8.00"));
    assertThat(lines(redemption(GIVEN, 80)))
        .containsExactly(debit("1582", "4.00"), credit("6234", "4.00"));
  }

  @Test
  void oneRedemptionOverSeveralCohortsIsOneBalancedEntry() {
    sale("40.00", 1_000);
    book(EntryKind.COST, CohortChange.issue(GIVEN, new BigDecimal("8.00"), 200));
    Optional<Entry> entry =
        book(
            EntryKind.RECOGNITION, CohortChange.redeem(SOLD, 400), CohortChange.redeem(GIVEN, 160));
    assertThat(lines(entry))
        .containsExactly(
            debit("487", "20.00"),
            credit("708", "20.00"),
            debit("1582", "8.00"),
            credit("6234", "8.00"));
  }

  @Test
  void whatABookingDidIsKeptAlsoWhereNoMoneyMoved() {
    sale("40.00", 1_000);
    redemption(SOLD, 800);
    assertThat(redemption(SOLD, 50)).isEmpty();
    assertThat(cohorts.movements())
        .extracting(movement -> movement.change().redeemed(), CohortMovement::rateBefore)
        .containsExactly(tuple(0L, null), tuple(800L, RATE), tuple(50L, RATE));
  }

  /** IFRS 15.B46, last sentence: until nothing can be redeemed any more there is no breakage. */
  @Test
  void withTheRemoteMethodBreakageIsRecognisedAtTheEnd() {
    Policy remote = new Policy(POLICY.currency(), POLICY.point(), Breakage.REMOTE, POLICY.chart());
    book(remote, EntryKind.ALLOCATION, CohortChange.issue(SOLD, new BigDecimal("40.00"), 1_000));
    assertThat(lines(book(remote, EntryKind.RECOGNITION, CohortChange.redeem(SOLD, 500))))
        .containsExactly(debit("487", "20.00"), credit("708", "20.00"));
    assertThat(book(remote, EntryKind.RECOGNITION, CohortChange.expire(SOLD, 300))).isEmpty();
    assertThat(lines(book(remote, EntryKind.RECOGNITION, CohortChange.redeem(SOLD, 100))))
        .containsExactly(debit("487", "4.00"), credit("708", "4.00"));
    assertThat(lines(book(remote, EntryKind.RECOGNITION, CohortChange.expire(SOLD, 100))))
        .containsExactly(debit("487", "16.00"), credit("708", "16.00"));
  }

  /** A policy published later does not change how points already issued are accounted for. */
  @Test
  void aCohortKeepsTheMethodItWasOpenedWith() {
    sale("40.00", 1_000);
    Policy remote = new Policy(POLICY.currency(), POLICY.point(), Breakage.REMOTE, POLICY.chart());
    assertThat(lines(book(remote, EntryKind.RECOGNITION, CohortChange.redeem(SOLD, 400))))
        .containsExactly(debit("487", "20.00"), credit("708", "20.00"));
  }

  @Test
  void anEstimateOfNamedCohortsLeavesTheOthers() {
    sale("40.00", 1_000);
    book(EntryKind.ALLOCATION, CohortChange.issue(BEFORE, new BigDecimal("40.00"), 1_000));
    redemption(SOLD, 400);
    redemption(BEFORE, 400);
    assertThat(lines(estimate(LAST, new Reestimate(ESTIMATE, null, rates(BEFORE, "1.00"), null))))
        .containsExactly(debit("708", "4.00"), credit("487", "4.00"));
    assertThat(cohorts.all())
        .extracting(cohort -> cohort.expectation().rate())
        .containsExactly(new BigDecimal("1.00"), RATE);
  }

  @Test
  void aProvisionIsReEstimatedToo() {
    book(EntryKind.COST, CohortChange.issue(GIVEN, new BigDecimal("8.00"), 200));
    redemption(GIVEN, 80);
    assertThat(
            lines(estimate(LAST, new Reestimate(ESTIMATE, new BigDecimal("0.50"), Map.of(), null))))
        .containsExactly(debit("1582", "2.40"), credit("6234", "2.40"));
  }

  @Test
  void cohortsOpenedLaterBeginWithTheNewestEstimateOfAll() {
    estimate(LAST, new Reestimate(ESTIMATE, new BigDecimal("0.50"), Map.of(), null));
    sale("40.00", 1_000);
    assertThat(cohorts.all().getFirst().expectation())
        .isEqualTo(new Expectation(new BigDecimal("0.50"), ESTIMATE, 1));
    assertThat(lines(redemption(SOLD, 250)))
        .containsExactly(debit("487", "20.00"), credit("708", "20.00"));
  }

  /**
   * November is estimated anew when December runs already: November's end must be right by the new
   * rate, and December's redemptions belong to December.
   */
  @Test
  void anEstimateOfAMonthThatIsOverCatchesUpWithWhatStoodAtItsEnd() {
    sale("40.00", 1_000);
    redemption(SOLD, 400);
    book(POLICY, EntryKind.RECOGNITION, LAST.plusDays(2), null, CohortChange.redeem(SOLD, 200));

    BigDecimal half = new BigDecimal("0.50");
    Optional<Entry> november = estimate(LAST, new Reestimate(ESTIMATE, half, Map.of(), LAST));
    assertThat(lines(november)).containsExactly(debit("487", "12.00"), credit("708", "12.00"));
    Optional<Entry> december =
        estimate(LAST.plusDays(2), new Reestimate(ESTIMATE, half, Map.of(), null));
    // 32.00 at the end of November, all 40.00 now; 10.00 of it was booked at the old rate.
    assertThat(lines(december)).containsExactly(debit("708", "2.00"), credit("487", "2.00"));
  }

  @Test
  void whatCameAfterTheDayAndWasStoredBeforeIsLeftOutToo() {
    sale("40.00", 1_000);
    redemption(SOLD, 400);
    Figures later = new Figures(BigDecimal.ZERO, 0, 400, 0, new BigDecimal("20.00"));
    Booking booking =
        booking(
            EntryKind.RE_ESTIMATE,
            LAST,
            new Reestimate(ESTIMATE, new BigDecimal("0.50"), Map.of(), LAST));
    assertThat(cohorts.book(booking, POLICY, Map.of(SOLD, later))).isEmpty();
  }

  @Test
  void whatHappenedInAClosedPeriodCountsForTheFirstOpenDay() {
    LocalDate december = LAST.plusDays(1);
    Cohorts closed = new Cohorts(List.of(), FirstEstimates.NONE, december);
    Entry entry =
        closed
            .book(
                booking(
                    EntryKind.ALLOCATION,
                    LAST,
                    null,
                    CohortChange.issue(SOLD, new BigDecimal("40.00"), 1_000)),
                POLICY)
            .orElseThrow();
    assertThat(entry.bookingDate()).isEqualTo(december);
    assertThat(entry.occurredOn()).isEqualTo(LAST);
    assertThat(closed.movements().getFirst().bookingDate()).isEqualTo(december);
    assertThat(closed.movements().getFirst().occurredOn()).isEqualTo(LAST);
  }

  private Optional<Entry> sale(String allocated, long points) {
    return book(EntryKind.ALLOCATION, CohortChange.issue(SOLD, new BigDecimal(allocated), points));
  }

  private Optional<Entry> redemption(CohortKey cohort, long points) {
    return book(EntryKind.RECOGNITION, CohortChange.redeem(cohort, points));
  }

  private Optional<Entry> book(EntryKind kind, CohortChange... changes) {
    return book(POLICY, kind, changes);
  }

  private Optional<Entry> book(Policy policy, EntryKind kind, CohortChange... changes) {
    return book(policy, kind, LocalDate.of(2026, 11, 24), null, changes);
  }

  private Optional<Entry> estimate(LocalDate day, Reestimate estimate) {
    return book(POLICY, EntryKind.RE_ESTIMATE, day, estimate);
  }

  private Optional<Entry> book(
      Policy policy,
      EntryKind kind,
      LocalDate day,
      @Nullable Reestimate estimate,
      CohortChange... changes) {
    return cohorts.book(booking(kind, day, estimate, changes), policy);
  }

  private static Booking booking(
      EntryKind kind, LocalDate day, @Nullable Reestimate estimate, CohortChange... changes) {
    return new Booking(new UUID(0, 1), "club", 1, kind, day, "order-1", List.of(changes), estimate);
  }

  private static Map<YearMonth, BigDecimal> rates(CohortKey cohort, String rate) {
    return Map.of(cohort.month(), new BigDecimal(rate));
  }

  private static List<String> lines(Optional<Entry> entry) {
    return entry.orElseThrow().lines().stream().map(CohortsTest::text).toList();
  }

  private static String debit(String account, String amount) {
    return text(Line.debit(account, new BigDecimal(amount)));
  }

  private static String credit(String account, String amount) {
    return text(Line.credit(account, new BigDecimal(amount)));
  }

  private static String text(Line line) {
    return line.debit().signum() > 0
        ? line.account() + " debit " + line.debit().toPlainString()
        : line.account() + " credit " + line.credit().toPlainString();
  }
}
