package io.assidu.loyalty.redemption;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.revenue.Payout;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points on their way to a reward.
 *
 * @param value the discount they buy, in {@code currency}
 * @param reference the caller's own, such as the order it is for
 * @param assessmentId null when fraud-service did not answer and a step-up stood in for it
 * @param acr how strongly the customer was authenticated
 * @param decidedAt when it was captured, voided or expired
 * @param reward what the points buy; null for the plain discount of the program
 * @param client the client system that asked; null when the customer did
 * @param returned captured points that went back
 * @param payout what a partner gets if all points are captured; null where none gets anything
 */
record Redemption(
    UUID id,
    UUID accountId,
    String program,
    int programVersion,
    long points,
    long captured,
    Status status,
    BigDecimal value,
    String currency,
    @Nullable String reference,
    @Nullable UUID assessmentId,
    @Nullable Integer riskScore,
    @Nullable String acr,
    Instant requestedAt,
    Instant expiresAt,
    @Nullable Instant decidedAt,
    @Nullable Chosen reward,
    @Nullable String client,
    long returned,
    @Nullable Payout payout) {

  /** Where its points are spent, or who gets the value of its reward; null for nobody else. */
  @Nullable String partner() {
    if (payout != null) {
      return payout.partner();
    }
    return reward == null ? null : reward.partner();
  }

  /**
   * Some or all of the held points are spent for good; the rest goes back.
   *
   * @throws io.assidu.platform.problem.ProblemException if it is not held any more, or holds less
   */
  Redemption capture(long part, Instant now) {
    requireHeld(now);
    if (part > points) {
      throw LoyaltyError.CAPTURE_EXCEEDS_HOLD.problem(
          "/points", "max", "It holds " + points + " points, " + part + " cannot be captured.");
    }
    if (part < points && reward != null && reward.fixedPrice()) {
      throw LoyaltyError.NOT_DIVISIBLE.problem(
          "/points", "price", "The reward costs " + points + " points. Capture all, or void it.");
    }
    return decided(Status.CAPTURED, part, now);
  }

  /**
   * @throws io.assidu.platform.problem.ProblemException if it is not held any more
   */
  Redemption voided(Instant now) {
    requireHeld(now);
    return decided(Status.VOIDED, 0, now);
  }

  /** Does nothing to one that was decided before. */
  Redemption expired(Instant now) {
    return status != Status.HELD ? this : decided(Status.EXPIRED, 0, now);
  }

  /**
   * Some or all of the captured points go back.
   *
   * @param part null for all that have not gone back before
   * @throws io.assidu.platform.problem.ProblemException if it was not captured, or not so many were
   */
  Redemption reversed(@Nullable Long part) {
    if (status != Status.CAPTURED && status != Status.REVERSED) {
      throw LoyaltyError.NOT_CAPTURED.problem("It is " + word(status) + ".");
    }
    long left = captured - returned;
    long back = part == null ? left : part;
    if (back > left || left == 0) {
      throw LoyaltyError.RETURN_EXCEEDS_CAPTURE
          .problem("/points", "max", left + " of " + captured + " captured points can go back.")
          .with("left", left);
    }
    return back == left
        ? with(Status.REVERSED, captured, decidedAt, captured)
        : with(Status.CAPTURED, captured, decidedAt, returned + back);
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private void requireHeld(Instant now) {
    if (status == Status.EXPIRED || (status == Status.HELD && !expiresAt.isAfter(now))) {
      throw LoyaltyError.HOLD_EXPIRED.problem("It was held until " + expiresAt + ".");
    }
    if (status != Status.HELD) {
      throw LoyaltyError.NOT_HELD.problem("It was " + word(status) + " at " + decidedAt + ".");
    }
  }

  private Redemption decided(Status next, long part, Instant now) {
    return with(next, part, now, 0);
  }

  private Redemption with(Status next, long part, @Nullable Instant decided, long back) {
    return new Redemption(
        id,
        accountId,
        program,
        programVersion,
        points,
        part,
        next,
        value,
        currency,
        reference,
        assessmentId,
        riskScore,
        acr,
        requestedAt,
        expiresAt,
        decided,
        reward,
        client,
        back,
        payout);
  }
}
