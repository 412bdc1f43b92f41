package io.assidu.loyalty.redemption;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.RedemptionPolicy;
import io.assidu.loyalty.program.Reward;
import io.assidu.loyalty.revenue.Money;
import io.assidu.loyalty.revenue.Payout;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a redemption costs, and what it is worth.
 *
 * @param reward null for the plain discount of the program
 * @param value in the program's currency
 * @param payout what a partner gets for it; null where none gets anything
 */
record Price(@Nullable Reward reward, long points, BigDecimal value, @Nullable Payout payout) {

  /**
   * @throws ProblemException for an unknown reward or partner, points that are not its price, none
   *     or too few, a partner where points cannot be spent
   */
  static Price of(ProgramVersion program, RedemptionRequest request, Instant now) {
    String rewardId = request.rewardId();
    if (rewardId == null) {
      return discount(program, request.points(), request.partner(), now);
    }
    Reward reward =
        program
            .reward(rewardId)
            .orElseThrow(
                () ->
                    LoyaltyError.UNKNOWN_REWARD.problem(
                        "The program has no reward \"" + rewardId + "\"."));
    long points = points(program, reward, request.points());
    BigDecimal value = reward.worth(points, currency(program));
    return new Price(
        reward, points, value, Payouts.of(program, reward, request.partner(), points, value, now));
  }

  private static long points(ProgramVersion program, Reward reward, @Nullable Long asked) {
    Long fixed = reward.points();
    if (fixed == null) {
      return enough(program, asked);
    }
    if (asked != null && !asked.equals(fixed)) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/points", "price", "The reward costs " + fixed + " points; leave them out, or say so.");
    }
    return fixed;
  }

  private static Price discount(
      ProgramVersion program, @Nullable Long asked, @Nullable String partner, Instant now) {
    long points = enough(program, asked);
    BigDecimal value =
        program.program().redemption().valuePerPoint().multiply(BigDecimal.valueOf(points));
    return new Price(
        null,
        points,
        Money.round(value, currency(program)),
        partner == null ? null : Payouts.of(program, partner, points, now));
  }

  private static long enough(ProgramVersion program, @Nullable Long asked) {
    if (asked == null) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/points", "required", "Say how many points are to be redeemed.");
    }
    RedemptionPolicy policy = program.program().redemption();
    if (asked < policy.minimumPoints()) {
      throw LoyaltyError.TOO_FEW_POINTS.problem(
          "/points", "min", "At least " + policy.minimumPoints() + " at once.");
    }
    return asked;
  }

  private static Currency currency(ProgramVersion program) {
    return Currency.getInstance(program.program().currency());
  }
}
