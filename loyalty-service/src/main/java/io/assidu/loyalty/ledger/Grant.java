package io.assidu.loyalty.ledger;

import io.assidu.loyalty.program.Program;
import io.assidu.loyalty.program.Supplier;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Dealing;
import io.assidu.loyalty.revenue.Money;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.loyalty.revenue.Policy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Points to be given.
 *
 * @param points above zero
 * @param amount the money behind them: the part of the price deferred, or the cost provided for
 * @param currency what it is in, as cohorts name it
 * @param qualifies whether they count towards a tier
 * @param about the order or adjustment that gives them, and when they were earned
 * @param dealing what it does between the program and a partner, else null
 */
public record Grant(
    Origin origin,
    long points,
    BigDecimal amount,
    String currency,
    boolean qualifies,
    About about,
    @Nullable Dealing dealing) {

  /** In the program's own currency; no partner has a part in it. */
  public Grant(Origin origin, long points, BigDecimal amount, boolean qualifies, About about) {
    this(origin, points, amount, CohortKey.HOME, qualifies, about, null);
  }

  /** One that no partner has a part in. */
  public Grant(
      Origin origin,
      long points,
      BigDecimal amount,
      String currency,
      boolean qualifies,
      About about) {
    this(origin, points, amount, currency, qualifies, about, null);
  }

  /** Between the program and a partner, in the program's own currency. */
  public Grant(
      Origin origin,
      long points,
      BigDecimal amount,
      boolean qualifies,
      About about,
      @Nullable Dealing dealing) {
    this(origin, points, amount, CohortKey.HOME, qualifies, about, dealing);
  }

  /** Points without a sale: what they will cost is provided for, or owed to who supplies them. */
  public static Grant gift(Program program, long points, About about) {
    Policy policy = program.books();
    Supplier supplier = program.accounting().supplier();
    return supplier == null
        ? new Grant(
            Origin.GRANT,
            points,
            Money.round(policy.point().standAlone(points), policy.currency()),
            false,
            about)
        : new Grant(
            Origin.GRANT,
            points,
            BigDecimal.ZERO,
            false,
            about,
            supplier.supply().given(points, policy.currency()));
  }

  /** Whether money moves with it. */
  boolean isBooked() {
    return amount.signum() > 0 || (dealing != null && dealing.amount().signum() != 0);
  }
}
