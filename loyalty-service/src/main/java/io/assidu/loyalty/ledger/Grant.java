package io.assidu.loyalty.ledger;

import io.assidu.loyalty.revenue.Origin;
import java.math.BigDecimal;

/**
 * Points to be given.
 *
 * @param points above zero
 * @param amount the money behind them: the part of the price deferred, or the cost provided for
 * @param qualifies whether they count towards a tier
 * @param about the order or adjustment that gives them, and when they were earned
 */
public record Grant(
    Origin origin, long points, BigDecimal amount, boolean qualifies, About about) {}
