package io.assidu.loyalty.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChainLadderTest {

  private static final YearMonth JANUARY = YearMonth.of(2026, 1);
  private static final YearMonth APRIL = YearMonth.of(2026, 4);

  /** Four months of issue; what each had redeemed by each age, cumulative. */
  private static final List<Triangle.Cell> CELLS =
      cells(
          new long[] {1_000, 100, 250, 400, 440},
          new long[] {2_000, 300, 600, 1_000},
          new long[] {1_000, 120, 270},
          new long[] {500, 40});

  @Test
  void factorsAreWeightedByVolumeAndRatesFollowThem() {
    ChainLadder ladder = ChainLadder.of(Triangle.of(CELLS, APRIL));

    // (250 + 600 + 270) ÷ (100 + 300 + 120), (400 + 1,000) ÷ (250 + 600), 440 ÷ 400
    assertThat(ladder.factors())
        .extracting(ChainLadder.Factor::rounded)
        .containsExactly(number("2.153846"), number("1.647059"), number("1.100000"));
    // 440 ÷ 1,000; 1,000 × 1.1 ÷ 2,000; 270 × 1.647059 × 1.1 ÷ 1,000; 40 × 3.902262 ÷ 500
    assertThat(ladder.rates())
        .extracting(ChainLadder.CohortRate::rate)
        .containsExactly(
            number("0.440000"), number("0.550000"), number("0.489176"), number("0.312181"));
    // (440 + 1,100 + 489.18 + 156.09) ÷ 4,500
    assertThat(ladder.overall()).isEqualTo(number("0.485615"));
    assertThat(ladder.tooLittle()).isNull();
  }

  @Test
  void aMonthBeforeTheMethodWouldHaveSaidWhatTheBackTestSays() {
    BackTest test =
        BackTest.of(Triangle.of(CELLS, APRIL.minusMonths(1)), Triangle.of(CELLS, APRIL));
    // 600 × 400 ÷ 250 and 120 × 850 ÷ 400; of the oldest and of April's it could say nothing
    assertThat(test.lines())
        .containsExactly(
            new BackTest.Line(JANUARY.plusMonths(1), 2, number("960"), 1_000),
            new BackTest.Line(JANUARY.plusMonths(2), 1, number("255"), 270));
    assertThat(test.deviation()).isEqualTo(number("-0.0433"));
  }

  @Test
  void noMoreIsExpectedThanCanStillBeRedeemed() {
    List<Triangle.Cell> cells = new ArrayList<>(CELLS);
    cells.add(new Triangle.Cell(JANUARY.plusMonths(2), APRIL, 0, 0, 700));
    // 1,000 issued, 270 redeemed, 700 gone: 30 are left
    assertThat(ChainLadder.of(Triangle.of(cells, APRIL)).rates().get(2).rate())
        .isEqualTo(number("0.300000"));
  }

  @Test
  void twoMonthsAreTooLittleAndItSaysSo() {
    ChainLadder ladder = ChainLadder.of(Triangle.of(CELLS, JANUARY.plusMonths(1)));
    assertThat(ladder.overall()).isNull();
    assertThat(ladder.rates()).extracting(ChainLadder.CohortRate::rate).containsOnlyNulls();
    assertThat(ladder.tooLittle()).contains("3 complete months").contains("there are 2");
    assertThat(ChainLadder.of(Triangle.of(List.of(), APRIL)).tooLittle()).contains("there are 0");
  }

  @Test
  void aCohortOfWhichNothingWasRedeemedGetsNoRate() {
    List<Triangle.Cell> cells =
        cells(
            new long[] {1_000, 100, 250, 400}, new long[] {1_000, 100, 250}, new long[] {1_000, 0});
    ChainLadder ladder = ChainLadder.of(Triangle.of(cells, JANUARY.plusMonths(2)));
    assertThat(ladder.rates().getLast().rate()).isNull();
    assertThat(ladder.overall()).isEqualTo(number("0.400000"));
  }

  @Test
  void growthFromNothingSaysNothing() {
    List<Triangle.Cell> cells =
        cells(new long[] {1_000, 0, 250, 400}, new long[] {1_000, 0, 250}, new long[] {1_000, 0});
    ChainLadder ladder = ChainLadder.of(Triangle.of(cells, JANUARY.plusMonths(2)));
    assertThat(ladder.factors().getFirst().rounded()).isNull();
    assertThat(ladder.rates())
        .extracting(ChainLadder.CohortRate::rate)
        .containsExactly(number("0.400000"), number("0.400000"), null);
  }

  @Test
  void pointsTakenBackAreNotIssuedAndARefundDatedBeforeItsSaleCountsInItsMonth() {
    Triangle triangle =
        Triangle.of(
            List.of(
                new Triangle.Cell(APRIL, APRIL, 1_000, 100, 0),
                new Triangle.Cell(APRIL, JANUARY, -200, -50, 0)),
            APRIL);
    assertThat(triangle.rows()).containsExactly(new Triangle.Row(APRIL, 800, 750, List.of(50L)));
  }

  /** Where every cohort goes the same way, that way is what is expected of each, exactly. */
  @Property
  void aProportionalTriangleIsReproduced(
      @ForAll @Size(min = 3, max = 14) List<@IntRange(min = 1, max = 70) Integer> perMille,
      @ForAll @Size(14) List<@LongRange(min = 1, max = 9_999) Long> thousands) {
    int months = perMille.size();
    List<long[]> rows = new ArrayList<>();
    for (int cohort = 0; cohort < months; cohort++) {
      long[] row = new long[months - cohort + 1];
      row[0] = thousands.get(cohort) * 1_000;
      long share = 0;
      for (int age = 0; age < months - cohort; age++) {
        share += perMille.get(age);
        row[age + 1] = thousands.get(cohort) * share;
      }
      rows.add(row);
    }
    long last = perMille.stream().mapToLong(Integer::longValue).sum();

    ChainLadder ladder =
        ChainLadder.of(
            Triangle.of(cells(rows.toArray(long[][]::new)), JANUARY.plusMonths(months - 1)));
    assertThat(ladder.rates())
        .allSatisfy(
            rate -> assertThat(rate.rate()).isEqualByComparingTo(BigDecimal.valueOf(last, 3)));
    assertThat(ladder.overall()).isEqualByComparingTo(BigDecimal.valueOf(last, 3));
  }

  @Property
  void whateverTheDataARateIsBetweenWhatWasAndWhatCanBe(
      @ForAll("anything") List<Triangle.Cell> cells) {
    Triangle triangle = Triangle.of(cells, JANUARY.plusMonths(6));
    ChainLadder ladder = ChainLadder.of(triangle);
    for (int i = 0; i < triangle.rows().size(); i++) {
      Triangle.Row row = triangle.rows().get(i);
      BigDecimal rate = ladder.rates().get(i).rate();
      if (rate != null) {
        BigDecimal points = rate.multiply(BigDecimal.valueOf(row.issued()));
        BigDecimal rounding = BigDecimal.valueOf(row.issued()).movePointLeft(6);
        assertThat(points.add(rounding))
            .isGreaterThanOrEqualTo(
                BigDecimal.valueOf(Math.min(row.redeemedSoFar(), row.issued())));
        assertThat(rate).isPositive().isLessThanOrEqualTo(BigDecimal.ONE);
        if (row.outstanding() >= 0) {
          assertThat(points.subtract(rounding))
              .isLessThanOrEqualTo(BigDecimal.valueOf(row.redeemedSoFar() + row.outstanding()));
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Triangle.Cell>> anything() {
    Arbitrary<Integer> months = Arbitraries.integers().between(0, 7);
    return Combinators.combine(
            months,
            months,
            Arbitraries.longs().between(-100, 5_000),
            Arbitraries.longs().between(-100, 1_000),
            Arbitraries.longs().between(0, 500))
        .as(
            (issued, happened, points, redeemed, expired) ->
                new Triangle.Cell(
                    JANUARY.plusMonths(issued),
                    JANUARY.plusMonths(happened),
                    points,
                    redeemed,
                    expired))
        .list()
        .ofMaxSize(40);
  }

  /** Each row: points issued, then those redeemed by each age, cumulative. */
  private static List<Triangle.Cell> cells(long[]... rows) {
    List<Triangle.Cell> cells = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      YearMonth month = JANUARY.plusMonths(i);
      cells.add(new Triangle.Cell(month, month, rows[i][0], rows[i][1], 0));
      for (int age = 1; age < rows[i].length - 1; age++) {
        cells.add(
            new Triangle.Cell(month, month.plusMonths(age), 0, rows[i][age + 1] - rows[i][age], 0));
      }
    }
    return cells;
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
