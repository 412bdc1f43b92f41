package io.assidu.loyalty.revenue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the chain-ladder method would have said one month before about this one, against what
 * happened.
 *
 * @param through the month it is held against
 * @param lines cohort by cohort; those that the method could say nothing about are left out
 */
public record BackTest(YearMonth through, List<Line> lines) {

  public BackTest {
    lines = List.copyOf(lines);
  }

  /**
   * One cohort.
   *
   * @param age in months, at the end of the month it is held against
   * @param predicted points redeemed in all by then, as the month before would have said
   * @param actual those that were
   */
  public record Line(YearMonth month, int age, BigDecimal predicted, long actual) {}

  /**
   * Compares two triangles.
   *
   * @param before as it stood a month before {@code now}; too young for an estimate, it predicts
   *     nothing
   */
  public static BackTest of(Triangle before, Triangle now) {
    ChainLadder then = ChainLadder.of(before);
    if (then.tooLittle() != null) {
      return new BackTest(now.through(), List.of());
    }
    Map<YearMonth, Triangle.Row> rows =
        now.rows().stream().collect(Collectors.toMap(Triangle.Row::month, Function.identity()));
    return new BackTest(
        now.through(),
        before.rows().stream()
            .flatMap(
                row ->
                    Optional.ofNullable(rows.get(row.month()))
                        .flatMap(became -> line(row, then.factors(), became))
                        .stream())
            .toList());
  }

  private static Optional<Line> line(
      Triangle.Row before, List<ChainLadder.Factor> factors, Triangle.Row now) {
    return factors.stream()
        .filter(factor -> factor.age() == before.age())
        .findFirst()
        .flatMap(ChainLadder.Factor::value)
        .map(
            factor ->
                new Line(
                    now.month(),
                    now.age(),
                    factor
                        .multiply(BigDecimal.valueOf(before.redeemedSoFar()))
                        .min(BigDecimal.valueOf(before.redeemedSoFar() + before.outstanding()))
                        .setScale(0, RoundingMode.HALF_UP),
                    now.redeemedSoFar()));
  }

  public BigDecimal predicted() {
    return lines.stream().map(Line::predicted).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  public long actual() {
    return lines.stream().mapToLong(Line::actual).sum();
  }

  /** (predicted − actual) ÷ actual; null when nothing was redeemed. */
  public @Nullable BigDecimal deviation() {
    BigDecimal actual = BigDecimal.valueOf(actual());
    return actual.signum() == 0
        ? null
        : predicted()
            .subtract(actual)
            .divide(actual, MathContext.DECIMAL128)
            .setScale(4, RoundingMode.HALF_UP);
  }
}
