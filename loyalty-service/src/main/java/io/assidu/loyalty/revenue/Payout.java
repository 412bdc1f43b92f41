package io.assidu.loyalty.revenue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a partner gets for the points of one redemption. It depends on how many are spent at the
 * moment and on nothing else: in whatever parts they go back, once all are back nothing is owed.
 *
 * @param price of a point, where the agreement has one; else null
 * @param points that could be spent in all, above zero
 * @param whole what the partner gets if all of them are
 */
public record Payout(
    String partner,
    Role role,
    @Nullable BigDecimal price,
    long points,
    BigDecimal whole,
    Currency currency) {

  /**
   * Points that are spent.
   *
   * @param points less those that went back
   * @param gifts how many of them had been given without a sale
   */
  public record Spent(long points, long gifts) {

    public static final Spent NOTHING = new Spent(0, 0);

    public Spent minus(Spent back) {
      return new Spent(points - back.points, gifts - back.gifts);
    }
  }

  /** Points were spent: nothing of them was before. */
  public Dealing burned(Spent now) {
    return dealing(Dealing.Kind.BURNED, now.points(), Spent.NOTHING, now);
  }

  /** Points went back. */
  public Dealing returned(Spent before, Spent now) {
    return dealing(Dealing.Kind.RETURNED, before.points() - now.points(), before, now);
  }

  private Dealing dealing(Dealing.Kind kind, long moved, Spent before, Spent now) {
    return new Dealing(
        partner,
        kind,
        price,
        moved,
        owed(before).subtract(owed(now)),
        cost(now).subtract(cost(before)),
        BigDecimal.ZERO,
        null);
  }

  private BigDecimal owed(Spent spent) {
    return part(whole, spent.points(), points);
  }

  /**
   * An agent has no cost but for gifts: no revenue was deferred for those, so there is none that
   * what the partner gets could be taken from.
   */
  private BigDecimal cost(Spent spent) {
    return switch (role) {
      case PRINCIPAL -> owed(spent);
      case AGENT -> part(owed(spent), spent.gifts(), spent.points());
    };
  }

  private BigDecimal part(BigDecimal amount, long part, long of) {
    return part == 0
        ? BigDecimal.ZERO
        : Money.round(
            amount
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(of), MathContext.DECIMAL128),
            currency);
  }
}
