package io.assidu.loyalty.revenue;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * Points that somebody else supplies, as an airline its miles: the program is an agent for them.
 * Nothing is deferred; what is allocated to them less what the supplier is owed is a commission,
 * and revenue at once (IFRS 15.B36, before it IFRIC 13.8(b)).
 *
 * @param partner the supplier
 * @param cost money that the supplier is owed for a point
 */
public record Supply(String partner, BigDecimal cost) {

  /**
   * A sale granted {@code points}.
   *
   * @param allocated the part of its price that belongs to them
   */
  public Dealing sold(long points, BigDecimal allocated, Currency currency) {
    return dealing(
        Dealing.Kind.SUPPLIED, points, owed(points, currency), BigDecimal.ZERO, allocated);
  }

  /**
   * Points were given without a sale: what the supplier is owed is a cost, and there is no more.
   */
  public Dealing given(long points, Currency currency) {
    BigDecimal owed = owed(points, currency);
    return dealing(Dealing.Kind.SUPPLIED, points, owed, owed, BigDecimal.ZERO);
  }

  /**
   * A sale that granted {@code before} points was given back until {@code after} were left.
   *
   * @param allocated the part of its price that goes back with them
   */
  public Dealing withdrawn(long before, long after, BigDecimal allocated, Currency currency) {
    BigDecimal owed = owed(after, currency).subtract(owed(before, currency));
    return dealing(
        Dealing.Kind.WITHDRAWN, before - after, owed, BigDecimal.ZERO, allocated.negate());
  }

  private Dealing dealing(
      Dealing.Kind kind, long points, BigDecimal owed, BigDecimal fromCost, BigDecimal fromSales) {
    return new Dealing(partner, kind, cost, points, owed.negate(), fromCost, fromSales, null);
  }

  private BigDecimal owed(long points, Currency currency) {
    return Money.round(cost.multiply(BigDecimal.valueOf(points)), currency);
  }
}
