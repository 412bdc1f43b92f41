package io.assidu.loyalty.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.EntryKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cohorts in several currencies and segments: each ties by itself. */
class CurrenciesTest {

  private static final YearMonth MONTH = YearMonth.of(2026, 11);
  private static final LocalDate DAY = MONTH.atDay(15);
  private static final Map<String, String> CODES =
      Map.of(CohortKey.HOME, "EUR", "JPY", "JPY", "TND", "TND");
  private static final List<String> CURRENCIES = List.of(CohortKey.HOME, "JPY", "TND");
  private static final List<String> SEGMENTS = List.of(CohortKey.WHOLE, "Gold");
  private static final Chart CHART = new Chart("707", "487", "708", "6234", "1582");

  private final Cohorts cohorts = new Cohorts(List.of());
  private final List<Entry> entries = new ArrayList<>();
  private long ids;

  /** However orders, rewards and estimates of several currencies follow each other. */
  @Property(tries = 200)
  void everyCurrencyTiesByItselfToItsSmallestUnit(@ForAll long seed) {
    Random random = new Random(seed);
    CurrenciesTest books = new CurrenciesTest();
    for (int i = 0; i < 40; i++) {
      books.happen(random);
    }
    for (String currency : CURRENCIES) {
      books.assertTies(currency);
    }
  }

  private void happen(Random random) {
    CohortKey key =
        new CohortKey(
            random.nextInt(4) > 0 ? Origin.SALE : Origin.GRANT,
            MONTH.minusMonths(random.nextInt(2)),
            CURRENCIES.get(random.nextInt(CURRENCIES.size())),
            SEGMENTS.get(random.nextInt(SEGMENTS.size())));
    long points = 1 + random.nextInt(1_000);
    switch (random.nextInt(5)) {
      case 0, 1 -> issue(key, points, random.nextInt(100_000));
      case 2, 3 -> redeem(key, points);
      default ->
          CURRENCIES.forEach(
              currency ->
                  estimate(
                      currency,
                      random.nextBoolean() ? null : key.segment(),
                      BigDecimal.valueOf(1 + random.nextInt(100), 2)));
    }
  }

  private void issue(CohortKey key, long points, long units) {
    EntryKind kind = key.origin() == Origin.SALE ? EntryKind.ALLOCATION : EntryKind.COST;
    int digits = currency(key.currency()).getDefaultFractionDigits();
    book(
        kind,
        key.currency(),
        null,
        CohortChange.issue(key, BigDecimal.valueOf(units, digits), points));
  }

  private void redeem(CohortKey key, long points) {
    long outstanding = cohort(key).map(Cohort::outstanding).orElse(0L);
    if (outstanding > 0) {
      book(
          EntryKind.RECOGNITION,
          key.currency(),
          null,
          CohortChange.redeem(key, Math.min(points, outstanding)));
    }
  }

  private void estimate(String currency, @Nullable String segment, BigDecimal rate) {
    book(
        EntryKind.RE_ESTIMATE,
        currency,
        new Reestimate(new UUID(1, ++ids), rate, Map.of(), segment, null));
  }

  private void book(
      EntryKind kind, String currency, @Nullable Reestimate estimate, CohortChange... changes) {
    Booking booking =
        new Booking(
            new UUID(0, ++ids), "club", 1, kind, DAY, "x", List.of(changes), estimate, currency);
    Policy policy =
        new Policy(
            currency(currency),
            new PointValue(BigDecimal.ONE, new BigDecimal("0.80")),
            Breakage.PROPORTIONAL,
            CHART);
    cohorts.book(booking, policy).ifPresent(entries::add);
  }

  private void assertTies(String currency) {
    List<Cohort> own =
        cohorts.all().stream().filter(cohort -> cohort.key().currency().equals(currency)).toList();
    List<Entry> booked =
        entries.stream().filter(entry -> entry.currency().equals(CODES.get(currency))).toList();
    for (Origin origin : List.of(Origin.SALE, Origin.GRANT)) {
      BigDecimal liability =
          own.stream()
              .filter(cohort -> cohort.key().origin().paid() == origin.paid())
              .map(Cohort::liability)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal balance =
          booked.stream()
              .flatMap(entry -> entry.lines().stream())
              .filter(line -> line.account().equals(CHART.owed(origin)))
              .map(line -> line.credit().subtract(line.debit()))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(balance).as(currency + " " + origin).isEqualByComparingTo(liability);
    }
    int digits = currency(currency).getDefaultFractionDigits();
    assertThat(booked)
        .flatExtracting(Entry::lines)
        .allMatch(line -> line.debit().add(line.credit()).stripTrailingZeros().scale() <= digits);
  }

  @Test
  void anEntryHasOneCurrency() {
    CohortKey yen = new CohortKey(Origin.SALE, MONTH).in("JPY");
    assertThatThrownBy(
            () -> book(EntryKind.RECOGNITION, CohortKey.HOME, null, CohortChange.redeem(yen, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JPY");
  }

  @Test
  void anEstimateOfASegmentLeavesTheOthers() {
    CohortKey gold = new CohortKey(Origin.SALE, MONTH).ofSegment("Gold");
    CohortKey silver = gold.ofSegment("Silver");
    issue(gold, 100, 1_000);
    issue(silver, 100, 1_000);
    estimate(CohortKey.HOME, "Gold", new BigDecimal("0.9"));
    assertThat(rate(gold)).isEqualByComparingTo("0.9");
    assertThat(rate(silver)).isEqualByComparingTo("0.8");
  }

  @Test
  void newCohortsBeginWithTheNewestEstimateOfTheirSegment() {
    CohortKey gold = new CohortKey(Origin.SALE, MONTH).ofSegment("Gold");
    estimate(CohortKey.HOME, null, new BigDecimal("0.7"));
    estimate(CohortKey.HOME, "Gold", new BigDecimal("0.9"));
    issue(gold, 100, 1_000);
    issue(gold.in("JPY"), 100, 1_000);
    issue(gold.ofSegment("Silver"), 100, 1_000);
    assertThat(rate(gold)).isEqualByComparingTo("0.9");
    assertThat(rate(gold.in("JPY"))).isEqualByComparingTo("0.9");
    assertThat(rate(gold.ofSegment("Silver"))).isEqualByComparingTo("0.7");

    estimate(CohortKey.HOME, null, new BigDecimal("0.6"));
    issue(new CohortKey(Origin.GRANT, MONTH).ofSegment("Gold"), 100, 1_000);
    assertThat(rate(new CohortKey(Origin.GRANT, MONTH).ofSegment("Gold")))
        .isEqualByComparingTo("0.6");
  }

  @Test
  void aCohortSaysWhatItIs() {
    CohortKey key = new CohortKey(Origin.SALE, MONTH);
    assertThat(key.text()).isEqualTo("cohort sale 2026-11");
    assertThat(key.in("JPY").ofSegment("Gold").text()).isEqualTo("cohort sale 2026-11 JPY of Gold");
  }

  private BigDecimal rate(CohortKey key) {
    return cohort(key).orElseThrow().expectation().rate();
  }

  private Optional<Cohort> cohort(CohortKey key) {
    return cohorts.all().stream().filter(cohort -> cohort.key().equals(key)).findFirst();
  }

  private static Currency currency(String name) {
    return Currency.getInstance(CODES.get(name));
  }
}
