package io.assidu.loyalty.revenue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a booking does between the program and a partner.
 *
 * @param partner the partner's id in the program
 * @param price of a point, where the agreement has one; else null
 * @param points how many, above zero
 * @param amount what it adds to what the partner owes the program; below zero, to what the program
 *     owes the partner
 * @param cost how much of what the partner gets is an expense
 * @param sales how much of a sale's price paid for what the partner gets
 * @param movementId the movement of points that it comes from; null until there is one
 */
public record Dealing(
    String partner,
    Kind kind,
    @Nullable BigDecimal price,
    long points,
    BigDecimal amount,
    BigDecimal cost,
    BigDecimal sales,
    @Nullable UUID movementId) {

  /** What happened. */
  public enum Kind {
    /** A customer of the partner earned points there: the partner buys them. */
    EARNED("earned"),
    /** They were taken back. */
    REVERSED("reversed"),
    /** A member spent points there, or on what the partner delivers. */
    BURNED("burned"),
    /** They were given back. */
    RETURNED("returned"),
    /** Points that the partner supplies were granted. */
    SUPPLIED("supplied"),
    /** They were taken back. */
    WITHDRAWN("withdrawn");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }

    public static Kind of(String wireName) {
      return Arrays.stream(values())
          .filter(kind -> kind.wireName.equals(wireName))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no dealing: " + wireName));
    }
  }

  public Dealing {
    if (points <= 0) {
      throw new IllegalArgumentException("a dealing is about points, not " + points);
    }
  }

  /** The partner buys points at {@code price}, for {@code amount}. */
  public static Dealing earned(String partner, BigDecimal price, long points, BigDecimal amount) {
    return sold(partner, Kind.EARNED, price, points, amount);
  }

  /** The partner is paid {@code amount} back. */
  public static Dealing reversed(String partner, BigDecimal price, long points, BigDecimal amount) {
    return sold(partner, Kind.REVERSED, price, points, amount.negate());
  }

  private static Dealing sold(
      String partner, Kind kind, BigDecimal price, long points, BigDecimal amount) {
    return new Dealing(
        partner, kind, price, points, amount, BigDecimal.ZERO, BigDecimal.ZERO, null);
  }

  /** The same, come from this movement. */
  public Dealing by(UUID movement) {
    return new Dealing(partner, kind, price, points, amount, cost, sales, movement);
  }

  /** Points that the partner buys are booked with their cohort; all else is booked here. */
  void book(EntryLines lines, Chart chart) {
    switch (kind) {
      case EARNED, REVERSED -> {}
      case BURNED, RETURNED, SUPPLIED, WITHDRAWN -> settle(lines, chart);
    }
  }

  /** What the partner gets comes from sales and from cost; the rest is taken from revenue. */
  private void settle(EntryLines lines, Chart chart) {
    BigDecimal owed = amount.negate();
    lines.debit(chart.sales(), sales);
    lines.debit(chart.rewardCost(), cost);
    lines.debit(chart.pointsRevenue(), owed.subtract(cost).subtract(sales));
    lines.debit(chart.partnerPayable(), amount);
  }
}
