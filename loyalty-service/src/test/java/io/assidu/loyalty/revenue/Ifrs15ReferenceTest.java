package io.assidu.loyalty.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.EntryKind;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Published figures for points and gift cards, read from {@code references/01-ifrs15.json}. */
class Ifrs15ReferenceTest {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final CohortKey YEAR_1 = new CohortKey(Origin.SALE, YearMonth.of(2026, 1));
  private static final Chart CHART = new Chart("707", "487", "708", "6234", "1582");

  private Cohorts cohorts = new Cohorts(List.of());

  @Test
  void ifrs15IllustrativeExample52_IE267ToIE270_ascC606_10_55_353() throws IOException {
    JsonNode in = input("IFRS-1");
    PointValue point = new PointValue(BigDecimal.ONE, decimal(in.get("ssp_per_point")));
    BigDecimal price = decimal(in.get("purchases"));

    BigDecimal points = point.allocated(price, decimal(in.get("ssp_products")), 10_000, EUR);
    assertThat(points).isEqualByComparingTo("8675.80");
    assertWhole(price.subtract(points), expected("IFRS-1").get("allocated_products"));
    assertWhole(points, expected("IFRS-1").get("allocated_points"));

    issue(point, points, 10_000);
    BigDecimal first = redeem(point, 4_500);
    assertWhole(first, expected("IFRS-1").at("/period1/points_revenue"));
    assertWhole(liability(), expected("IFRS-1").at("/period1/contract_liability_close"));

    BigDecimal second = estimate(point, "0.97").add(redeem(point, 4_000));
    assertWhole(second, expected("IFRS-1").at("/period2/points_revenue"));
    assertWhole(liability(), expected("IFRS-1").at("/period2/contract_liability_close"));
    assertThat(second).isEqualByComparingTo("3492.92");
  }

  @Test
  void ifric13IllustrativeExample1_groceryPointsOverThreeYears() throws IOException {
    JsonNode in = input("IFRS-4");
    PointValue point = new PointValue(decimal(in.get("value_of_award_per_point")), rate(80));
    assertThat(point.standAlone(1)).isEqualByComparingTo("1.00");
    issue(point, decimal(in.get("allocated_to_points")), 100);

    JsonNode expected = expected("IFRS-4");
    assertMoney(redeem(point, 40), expected.at("/revenue/0"));
    assertMoney(liability(), expected.at("/liability/0"));
    assertMoney(estimate(point, "0.90").add(redeem(point, 41)), expected.at("/revenue/1"));
    assertMoney(liability(), expected.at("/liability/1"));
    assertMoney(redeem(point, 9), expected.at("/revenue/2"));
    assertMoney(liability(), expected.at("/liability/2"));
  }

  @Test
  void crystalCompany_textbook() throws IOException {
    JsonNode in = input("IFRS-9");
    PointValue point = new PointValue(BigDecimal.ONE, rate(80));
    issue(point, decimal(in.get("deferred")), in.get("points").asLong());

    assertMoney(redeem(point, in.get("redeemed").asLong()), expected("IFRS-9").get("revenue"));
    assertMoney(liability(), expected("IFRS-9").get("liability"));
  }

  @Test
  void giftCardWithTenPercentBreakage_kpmgHandbook10_5() throws IOException {
    JsonNode in = input("IFRS-13");
    PointValue card = new PointValue(BigDecimal.ONE, rate(90));
    issue(card, decimal(in.get("sold")), 100);

    BigDecimal revenue = redeem(card, in.get("used").asLong());
    assertMoney(revenue, expected("IFRS-13").get("revenue"));
    assertMoney(
        revenue.subtract(decimal(in.get("used"))), expected("IFRS-13").get("of_which_breakage"));
    assertMoney(liability(), expected("IFRS-13").get("liability"));
  }

  @Test
  void shoeShopWithFivePercentExpiring_gevorgcpa() throws IOException {
    JsonNode in = input("IFRS-19");
    PointValue point = new PointValue(decimal(in.get("value")), rate(95));
    long points = in.get("points").asLong();
    assertMoney(point.standAlone(points), expected("IFRS-19").get("ssp_points"));

    BigDecimal sales = decimal(in.get("sales"));
    BigDecimal allocated = point.allocated(sales, sales, points, EUR);
    assertMoney(allocated, expected("IFRS-19").get("allocated_points"));
    assertMoney(sales.subtract(allocated), expected("IFRS-19").get("allocated_products"));
  }

  private void issue(PointValue point, BigDecimal allocated, long points) {
    book(EntryKind.ALLOCATION, point, null, CohortChange.issue(YEAR_1, allocated, points));
  }

  private BigDecimal redeem(PointValue point, long points) {
    return book(EntryKind.RECOGNITION, point, null, CohortChange.redeem(YEAR_1, points))
        .map(Entry::amount)
        .orElse(BigDecimal.ZERO);
  }

  /** The catch-up, below zero when revenue is taken back. */
  private BigDecimal estimate(PointValue point, String rate) {
    return book(
            EntryKind.RE_ESTIMATE,
            point,
            new Reestimate(null, new BigDecimal(rate), Map.of(), null))
        .map(e -> e.lines().getFirst().account().equals("487") ? e.amount() : e.amount().negate())
        .orElse(BigDecimal.ZERO);
  }

  private Optional<Entry> book(
      EntryKind kind, PointValue point, @Nullable Reestimate estimate, CohortChange... changes) {
    cohorts = new Cohorts(cohorts.all());
    return cohorts.book(
        new Booking(
            new UUID(0, 1),
            "club",
            1,
            kind,
            LocalDate.of(2026, 1, 31),
            "case",
            List.of(changes),
            estimate),
        new Policy(EUR, point, Breakage.PROPORTIONAL, CHART));
  }

  private BigDecimal liability() {
    return cohorts.all().stream().map(Cohort::liability).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal rate(int percent) {
    return BigDecimal.valueOf(percent, 2);
  }

  private static BigDecimal decimal(JsonNode node) {
    return new BigDecimal(node.asText());
  }

  private static void assertMoney(BigDecimal actual, JsonNode expected) {
    assertThat(actual).isEqualByComparingTo(decimal(expected));
  }

  /** Where the published figure is rounded to whole units. */
  private static void assertWhole(BigDecimal actual, JsonNode expected) {
    assertThat(actual).isCloseTo(decimal(expected), within(new BigDecimal("0.5")));
  }

  private static JsonNode input(String id) throws IOException {
    return reference(id).get("input");
  }

  private static JsonNode expected(String id) throws IOException {
    return reference(id).get("expected");
  }

  private static JsonNode reference(String id) throws IOException {
    try (InputStream file =
        Ifrs15ReferenceTest.class.getResourceAsStream("/references/01-ifrs15.json")) {
      return StreamSupport.stream(
              new ObjectMapper().readTree(file).get("cases").spliterator(), false)
          .filter(node -> node.get("id").asText().equals(id))
          .findFirst()
          .orElseThrow();
    }
  }
}
