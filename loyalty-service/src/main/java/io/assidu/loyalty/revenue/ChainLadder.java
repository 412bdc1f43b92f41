package io.assidu.loyalty.revenue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Expected redemption rates by the chain-ladder method: what younger cohorts will do is what older
 * ones did at the same age, by volume-weighted age-to-age factors. Beyond the oldest cohort's age
 * nothing is assumed to be redeemed.
 *
 * @param factors from each age to the next
 * @param rates of each row of the triangle
 * @param overall points expected to be redeemed over points issued, of all cohorts that have a
 *     rate; null if none has
 * @param tooLittle why the data carries no estimate; null if it does
 */
public record ChainLadder(
    List<Factor> factors,
    List<CohortRate> rates,
    @Nullable BigDecimal overall,
    @Nullable String tooLittle) {

  /** Two factors, so that each cohort's way is seen from more than one other. */
  private static final int FEWEST_MONTHS = 3;

  /** Decimals of a rate. */
  private static final int DIGITS = 6;

  /**
   * How redemptions grew from one age to the next.
   *
   * @param age the earlier one
   * @param cohorts how many have reached the later one
   * @param from what they had redeemed at the earlier age
   * @param to what they had redeemed at the later one
   */
  public record Factor(int age, int cohorts, long from, long to) {

    /** None when nothing had been redeemed: growth from nothing says nothing. */
    Optional<BigDecimal> value() {
      return from <= 0
          ? Optional.empty()
          : Optional.of(
              BigDecimal.valueOf(to).divide(BigDecimal.valueOf(from), MathContext.DECIMAL128));
    }

    /** To be shown. */
    public @Nullable BigDecimal rounded() {
      return value().map(factor -> factor.setScale(DIGITS, RoundingMode.HALF_UP)).orElse(null);
    }
  }

  /**
   * What is proposed for one cohort.
   *
   * @param rate above 0, at most 1; null where the data does not say
   */
  public record CohortRate(YearMonth month, int age, @Nullable BigDecimal rate) {}

  private record Ultimate(Triangle.Row row, BigDecimal redeemed) {

    BigDecimal rate() {
      return share(redeemed, row.issued());
    }
  }

  public static ChainLadder of(Triangle triangle) {
    List<Factor> factors = factors(triangle);
    if (triangle.oldest() < FEWEST_MONTHS - 1) {
      String tooLittle =
          "The method needs %d complete months from the first issue on; there are %d."
              .formatted(FEWEST_MONTHS, triangle.oldest() + 1);
      return new ChainLadder(
          factors,
          triangle.rows().stream()
              .map(row -> new CohortRate(row.month(), row.age(), null))
              .toList(),
          null,
          tooLittle);
    }
    List<CohortRate> rates = new ArrayList<>();
    List<Ultimate> known = new ArrayList<>();
    for (Triangle.Row row : triangle.rows()) {
      Optional<Ultimate> ultimate =
          ultimate(row, factors).filter(found -> found.rate().signum() > 0);
      ultimate.ifPresent(known::add);
      rates.add(new CohortRate(row.month(), row.age(), ultimate.map(Ultimate::rate).orElse(null)));
    }
    return new ChainLadder(
        factors,
        rates,
        overall(known),
        known.isEmpty() ? "Nothing was redeemed of any cohort." : null);
  }

  private static List<Factor> factors(Triangle triangle) {
    List<Factor> factors = new ArrayList<>();
    for (int age = 0; age < triangle.oldest(); age++) {
      int earlier = age;
      List<Triangle.Row> older =
          triangle.rows().stream().filter(row -> row.age() > earlier).toList();
      factors.add(new Factor(age, older.size(), sum(older, age), sum(older, age + 1)));
    }
    return factors;
  }

  private static long sum(Collection<Triangle.Row> rows, int age) {
    return rows.stream().mapToLong(row -> row.redeemed().get(age)).sum();
  }

  /** Never fewer than were redeemed, never more than still could be. */
  private static Optional<Ultimate> ultimate(Triangle.Row row, List<Factor> factors) {
    BigDecimal soFar = BigDecimal.valueOf(row.redeemedSoFar());
    if (row.outstanding() <= 0) {
      return Optional.of(new Ultimate(row, soFar));
    }
    BigDecimal growth = BigDecimal.ONE;
    for (Factor factor : factors.subList(row.age(), factors.size())) {
      Optional<BigDecimal> next = factor.value();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      growth = growth.multiply(next.get(), MathContext.DECIMAL128);
    }
    BigDecimal most = BigDecimal.valueOf(row.redeemedSoFar() + row.outstanding());
    return Optional.of(new Ultimate(row, soFar.multiply(growth).min(most).max(soFar)));
  }

  private static @Nullable BigDecimal overall(List<Ultimate> known) {
    if (known.isEmpty()) {
      return null;
    }
    return share(
        known.stream().map(Ultimate::redeemed).reduce(BigDecimal.ZERO, BigDecimal::add),
        known.stream().mapToLong(ultimate -> ultimate.row().issued()).sum());
  }

  private static BigDecimal share(BigDecimal redeemed, long issued) {
    return redeemed
        .divide(BigDecimal.valueOf(issued), MathContext.DECIMAL128)
        .min(BigDecimal.ONE)
        .setScale(DIGITS, RoundingMode.HALF_UP);
  }
}
