package io.assidu.loyalty.redemption;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.program.Program;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.RedemptionPolicy;
import io.assidu.loyalty.program.Reward;
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
 * @param value in {@code currency}
 * @param currency ISO 4217
 * @param payout what a partner gets for it; null where none gets anything
 */
record Price(
    @Nullable Reward reward,
    long points,
    BigDecimal value,
    String currency,
    @Nullable Payout payout) {

  /**
   * @throws ProblemException for an unknown reward or partner, points that are not its price, none
   *     or too few, a partner where points cannot be spent, a currency that the program does not
   *     take
   */
  static Price of(ProgramVersion program, RedemptionRequest request, Instant now) {
    String rewardId = request.rewardId();
    String currency = currency(program.program(), request);
    if (rewardId == null) {
      return discount(program, request, currency, now);
    }
    Reward reward =
        program
            .reward(rewardId)
            .orElseThrow(
                () ->
                    LoyaltyError.UNKNOWN_REWARD.problem(
                        "The program has no reward \"" + rewardId + "\"."));
    long points = points(program, reward, request.points());
    BigDecimal value = reward.worth(points, Currency.getInstance(currency));
    return new Price(
        reward,
        points,
        value,
        currency,
        Payouts.of(program, reward, request.partner(), points, value, now));
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
      ProgramVersion program, RedemptionRequest request, String currency, Instant now) {
    long points = enough(program, request.points());
    String partner = request.partner();
    return new Price(
        null,
        points,
        program.program().discount(points, currency),
        currency,
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

  private static String currency(Program program, RedemptionRequest request) {
    String asked = request.currency() == null ? program.currency() : request.currency();
    if (!program.takes(asked)) {
      throw LoyaltyError.WRONG_CURRENCY.problem(
          "/currency", "program", "The program does not take " + asked + ".");
    }
    if (request.rewardId() != null && !asked.equals(program.currency())) {
      throw LoyaltyError.WRONG_CURRENCY.problem(
          "/currency", "discount", "A reward is worth what it is in " + program.currency() + ".");
    }
    return asked;
  }
}
