package io.assidu.loyalty.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.EntryKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RollForwardTest {

  private static final YearMonth FIRST = YearMonth.of(2026, 1);
  private static final int MONTHS = 4;
  private static final Policy POLICY =
      new Policy(
          Currency.getInstance("EUR"),
          new PointValue(new BigDecimal("0.05"), new BigDecimal("0.80")),
          Breakage.PROPORTIONAL,
          new Chart("707", "487", "708", "6234", "1582"));

  /**
   * Something booked.
   *
   * @param cohort months after the first
   * @param day days after the first; they come in any order
   */
  record Step(EntryKind kind, Origin origin, int cohort, int day, int points) {}

  /** Cohorts with what was booked on them. */
  private static final class Books {

    private final Cohorts cohorts = new Cohorts(List.of());
    private final List<Entry> entries = new ArrayList<>();
    private long ids;

    void book(Step step) {
      CohortKey key = new CohortKey(step.origin(), FIRST.plusMonths(step.cohort()));
      Figures now =
          cohorts.all().stream()
              .filter(cohort -> cohort.key().equals(key))
              .map(Cohort::figures)
              .findFirst()
              .orElse(Figures.NONE);
      long points = Math.min(step.points(), now.outstanding());
      switch (step.kind()) {
        case ALLOCATION, COST ->
            book(step, CohortChange.issue(key, money(step.points()), step.points()));
        case RECOGNITION ->
            book(
                step,
                step.day() % 3 == 0
                    ? CohortChange.expire(key, points)
                    : CohortChange.redeem(key, points));
        case REVERSAL ->
            book(
                step,
                CohortChange.reverse(
                    key,
                    money(points).min(now.allocated()),
                    points,
                    Math.min(points / 3, now.redeemed())));
        case RE_ESTIMATE -> estimate(step, key.month());
        case SETTLEMENT -> book(EntryKind.SETTLEMENT, day(step), null);
      }
    }

    private void book(Step step, CohortChange change) {
      book(step.kind(), day(step), null, change);
    }

    /** Of all, of one cohort, or of a month that is over. */
    private void estimate(Step step, YearMonth month) {
      BigDecimal rate = BigDecimal.valueOf(step.points(), 3);
      LocalDate day = day(step);
      Reestimate estimate =
          switch (step.day() % 3) {
            case 0 -> new Reestimate(new UUID(1, 1), rate, Map.of(), null);
            case 1 -> new Reestimate(new UUID(1, 1), null, Map.of(month, rate), null);
            default ->
                new Reestimate(new UUID(1, 1), rate, Map.of(), YearMonth.from(day).atEndOfMonth());
          };
      book(EntryKind.RE_ESTIMATE, day, estimate);
    }

    private void book(
        EntryKind kind, LocalDate day, @Nullable Reestimate estimate, CohortChange... changes) {
      Booking booking =
          new Booking(new UUID(0, ++ids), "club", 1, kind, day, "x", List.of(changes), estimate);
      cohorts.book(booking, POLICY).ifPresent(entries::add);
    }

    Map<CohortKey, RollForward> month(YearMonth month) {
      return RollForward.of(
          cohorts.movements().stream()
              .filter(movement -> !movement.bookingDate().isAfter(month.atEndOfMonth()))
              .map(
                  movement ->
                      new RollForward.Sum(
                          movement.cohort(),
                          movement.kind(),
                          movement.bookingDate().isBefore(month.atDay(1)),
                          movement.change()))
              .toList());
    }

    BigDecimal balance(String account, YearMonth end) {
      return entries.stream()
          .filter(entry -> !entry.bookingDate().isAfter(end.atEndOfMonth()))
          .flatMap(entry -> entry.lines().stream())
          .filter(line -> line.account().equals(account))
          .map(line -> line.credit().subtract(line.debit()))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  @Test
  void eachBookingHasItsColumn() {
    Books books = new Books();
    books.book(new Step(EntryKind.ALLOCATION, Origin.SALE, 0, 1, 1_000));
    books.book(new Step(EntryKind.ALLOCATION, Origin.SALE, 1, 32, 1_000));
    books.book(new Step(EntryKind.RECOGNITION, Origin.SALE, 0, 40, 400));
    books.book(new Step(EntryKind.RE_ESTIMATE, Origin.SALE, 0, 43, 1_000));
    books.book(new Step(EntryKind.REVERSAL, Origin.SALE, 1, 44, 500));

    RollForward february = RollForward.total(books.month(FIRST.plusMonths(1)).values());
    assertMoney(february.opening(), "50.00");
    assertMoney(february.deferred(), "50.00");
    // 50.00 × 400 ÷ 800
    assertMoney(february.recognised(), "25.00");
    // 50.00 × 400 ÷ 1,000 is 5.00 less than was recognised
    assertMoney(february.reestimated(), "5.00");
    assertMoney(february.reversed(), "25.00");
    assertMoney(february.closing(), "55.00");
    assertThat(february.points()).isEqualTo(new RollForward.Points(1_000, 500, 400, 0));
    assertThat(february.points().closing()).isEqualTo(1_100);
  }

  /** Whatever is booked, in whatever order, each month ties to the accounts and to the next. */
  @Property(tries = 300)
  void itTies(@ForAll("lives") List<Step> life) {
    Books books = new Books();
    life.forEach(books::book);

    BigDecimal closing = BigDecimal.ZERO;
    long points = 0;
    for (int i = 0; i < MONTHS; i++) {
      YearMonth month = FIRST.plusMonths(i);
      Map<CohortKey, RollForward> roll = books.month(month);
      RollForward total = RollForward.total(roll.values());
      assertThat(total.opening()).isEqualByComparingTo(closing);
      assertThat(total.points().opening()).isEqualTo(points);
      assertThat(closing(roll, true)).isEqualByComparingTo(books.balance("487", month));
      assertThat(closing(roll, false)).isEqualByComparingTo(books.balance("1582", month));
      closing = total.closing();
      points = total.points().closing();
    }
    assertThat(closing)
        .isEqualByComparingTo(
            books.cohorts.all().stream()
                .map(Cohort::liability)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    assertThat(points).isEqualTo(books.cohorts.all().stream().mapToLong(Cohort::outstanding).sum());
  }

  private static BigDecimal closing(Map<CohortKey, RollForward> roll, boolean paid) {
    return RollForward.total(
            RollForward.paid(roll, paid).stream().map(Map.Entry::getValue).toList())
        .closing();
  }

  @Provide
  Arbitrary<List<Step>> lives() {
    return Combinators.combine(
            Arbitraries.of(EntryKind.values()),
            Arbitraries.of(Origin.values()),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 110),
            Arbitraries.integers().between(1, 1_000))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  private static LocalDate day(Step step) {
    return FIRST.atDay(1).plusDays(step.day());
  }

  private static BigDecimal money(long points) {
    return BigDecimal.valueOf(points * 5, 2);
  }

  private static void assertMoney(BigDecimal actual, String expected) {
    assertThat(actual).isEqualByComparingTo(expected);
  }
}
