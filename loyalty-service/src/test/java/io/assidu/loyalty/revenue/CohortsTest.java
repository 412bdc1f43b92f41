package io.assidu.loyalty.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.journal.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CohortsTest {

  private static final CohortKey SOLD = new CohortKey(Origin.SALE, YearMonth.of(2026, 11));
  private static final CohortKey GIVEN = new CohortKey(Origin.GRANT, YearMonth.of(2026, 11));
  private static final Policy POLICY =
      new Policy(
          Currency.getInstance("EUR"),
          new PointValue(new BigDecimal("0.05"), new BigDecimal("0.80")),
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

  private Optional<Entry> sale(String allocated, long points) {
    return book(EntryKind.ALLOCATION, CohortChange.issue(SOLD, new BigDecimal(allocated), points));
  }

  private Optional<Entry> redemption(CohortKey cohort, long points) {
    return book(EntryKind.RECOGNITION, CohortChange.redeem(cohort, points));
  }

  private Optional<Entry> book(EntryKind kind, CohortChange... changes) {
    return cohorts.book(
        new Booking(
            new UUID(0, 1),
            "club",
            1,
            kind,
            LocalDate.of(2026, 11, 24),
            "order-1",
            List.of(changes),
            null),
        POLICY);
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
