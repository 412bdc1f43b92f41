package io.assidu.loyalty.revenue;

import io.assidu.loyalty.journal.EntryKind;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How what is owed in points came from its opening to its closing (IFRS 15.116–118): <i>opening +
 * deferred − recognised + re-estimated − reversed = closing</i>. For points given without a sale
 * read provided for and released instead of deferred and recognised.
 *
 * @param reestimated what new estimates added to the liability; below zero when they recognised
 *     revenue
 * @param reversed what sales given back took off it
 */
public record RollForward(
    BigDecimal opening,
    BigDecimal deferred,
    BigDecimal recognised,
    BigDecimal reestimated,
    BigDecimal reversed,
    Points points) {

  private static final RollForward NOTHING =
      new RollForward(
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          new Points(0, 0, 0, 0));

  /**
   * The same in points that can still be redeemed.
   *
   * @param issued less those taken back
   */
  public record Points(long opening, long issued, long redeemed, long expired) {

    public long closing() {
      return opening + issued - redeemed - expired;
    }

    private Points plus(Points more) {
      return new Points(
          opening + more.opening,
          issued + more.issued,
          redeemed + more.redeemed,
          expired + more.expired);
    }
  }

  /**
   * What bookings of one kind added to a cohort.
   *
   * @param before before the period, or else in it
   */
  public record Sum(CohortKey cohort, EntryKind kind, boolean before, Figures figures) {}

  /** One for each cohort, the oldest first. */
  public static Map<CohortKey, RollForward> of(Collection<Sum> sums) {
    Map<CohortKey, RollForward> cohorts = new TreeMap<>(CohortKey.OLDEST_FIRST);
    for (Sum sum : sums) {
      cohorts.merge(sum.cohort(), of(sum), RollForward::plus);
    }
    return cohorts;
  }

  public static RollForward total(Collection<RollForward> parts) {
    return parts.stream().reduce(NOTHING, RollForward::plus);
  }

  private static RollForward of(Sum sum) {
    Figures figures = sum.figures();
    BigDecimal zero = BigDecimal.ZERO;
    if (sum.before()) {
      Points points = new Points(figures.outstanding(), 0, 0, 0);
      return new RollForward(figures.liability(), zero, zero, zero, zero, points);
    }
    Points points = new Points(0, figures.issued(), figures.redeemed(), figures.expired());
    BigDecimal change = figures.liability();
    return switch (sum.kind()) {
      case ALLOCATION, COST -> new RollForward(zero, change, zero, zero, zero, points);
      case RECOGNITION -> new RollForward(zero, zero, change.negate(), zero, zero, points);
      case RE_ESTIMATE -> new RollForward(zero, zero, zero, change, zero, points);
      case REVERSAL -> new RollForward(zero, zero, zero, zero, change.negate(), points);
      case SETTLEMENT -> throw new IllegalArgumentException("a settlement changes no cohort");
    };
  }

  private RollForward plus(RollForward more) {
    return new RollForward(
        opening.add(more.opening),
        deferred.add(more.deferred),
        recognised.add(more.recognised),
        reestimated.add(more.reestimated),
        reversed.add(more.reversed),
        points.plus(more.points));
  }

  public BigDecimal closing() {
    return opening.add(deferred).subtract(recognised).add(reestimated).subtract(reversed);
  }

  /** Those in one currency, the oldest first. */
  public static Map<CohortKey, RollForward> inCurrency(
      Map<CohortKey, RollForward> cohorts, String currency) {
    Map<CohortKey, RollForward> own = new TreeMap<>(CohortKey.OLDEST_FIRST);
    cohorts.forEach(
        (key, roll) -> {
          if (key.currency().equals(currency)) {
            own.put(key, roll);
          }
        });
    return own;
  }

  /** Those that somebody paid for, or those that nobody did, the oldest first. */
  public static List<Map.Entry<CohortKey, RollForward>> paid(
      Map<CohortKey, RollForward> cohorts, boolean paid) {
    return cohorts.entrySet().stream()
        .filter(cohort -> cohort.getKey().origin().paid() == paid)
        .toList();
  }
}
