package io.assidu.loyalty.redemption;

import io.assidu.loyalty.LoyaltyError;
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
    @Nullable Instant decidedAt) {

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

  private void requireHeld(Instant now) {
    if (status == Status.EXPIRED || (status == Status.HELD && !expiresAt.isAfter(now))) {
      throw LoyaltyError.HOLD_EXPIRED.problem("It was held until " + expiresAt + ".");
    }
    if (status != Status.HELD) {
      throw LoyaltyError.NOT_HELD.problem(
          "It was " + status.name().toLowerCase(Locale.ROOT) + " at " + decidedAt + ".");
    }
  }

  private Redemption decided(Status next, long part, Instant now) {
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
        now);
  }
}
