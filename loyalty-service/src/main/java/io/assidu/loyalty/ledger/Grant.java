package io.assidu.loyalty.ledger;

import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Origin;
import java.math.BigDecimal;

/**
 * Points to be given.
 *
 * @param points above zero
 * @param amount the money behind them: the part of the price deferred, or the cost provided for
 * @param currency what it is in, as cohorts name it
 * @param qualifies whether they count towards a tier
 * @param about the order or adjustment that gives them, and when they were earned
 */
public record Grant(
    Origin origin,
    long points,
    BigDecimal amount,
    String currency,
    boolean qualifies,
    About about) {

  /** In the program's own currency. */
  public Grant(Origin origin, long points, BigDecimal amount, boolean qualifies, About about) {
    this(origin, points, amount, CohortKey.HOME, qualifies, about);
  }
}
