package io.assidu.loyalty.redemption;

import io.assidu.loyalty.program.RewardKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A redemption.
 *
 * @param captured points spent for good
 * @param value the discount that the points buy, in {@code currency}
 * @param assessment what fraud-service said; null when it could not and a step-up stood in for it
 * @param available what the member can spend after this call
 * @param rewardId what the points buy; null for the plain discount of the program
 * @param partner where the points are spent, or, for a partner's reward or a donation, who gets its
 *     value
 * @param returned captured points that went back
 * @param voucherCode of a voucher that was captured, for whoever redeemed it and nobody else
 */
@Schema(
    examples =
        """
        {"id": "0197f3c2-aa10-7b52-9f3e-2c6d1f0b7e56",
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "program": "club",
         "status": "held", "points": 500, "captured": 0, "value": 25.0, "currency": "EUR",
         "reference": "order-1042", "assessment": {"id": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55",
         "score": 5}, "requestedAt": "2026-11-24T10:00:00Z",
         "expiresAt": "2026-11-24T10:15:00Z", "available": 800, "returned": 0}""")
record RedemptionView(
    UUID id,
    UUID profileId,
    String program,
    Status status,
    long points,
    long captured,
    BigDecimal value,
    String currency,
    @Nullable String reference,
    @Nullable AssessmentView assessment,
    Instant requestedAt,
    Instant expiresAt,
    @Nullable Instant decidedAt,
    long available,
    @Nullable String rewardId,
    @Nullable RewardKind rewardKind,
    @Nullable String partner,
    long returned,
    @Nullable String voucherCode) {

  /**
   * The assessment behind it.
   *
   * @param score 0 (nothing speaks against it) to 100
   */
  record AssessmentView(UUID id, int score) {}

  static RedemptionView of(Redemption redemption, UUID profileId, long available) {
    UUID assessmentId = redemption.assessmentId();
    Integer score = redemption.riskScore();
    Chosen reward = redemption.reward();
    return new RedemptionView(
        redemption.id(),
        profileId,
        redemption.program(),
        redemption.status(),
        redemption.points(),
        redemption.captured(),
        redemption.value(),
        redemption.currency(),
        redemption.reference(),
        assessmentId == null || score == null ? null : new AssessmentView(assessmentId, score),
        redemption.requestedAt(),
        redemption.expiresAt(),
        redemption.decidedAt(),
        available,
        reward == null ? null : reward.id(),
        reward == null ? null : reward.kind(),
        redemption.partner(),
        redemption.returned(),
        null);
  }

  RedemptionView withCode(String code) {
    return new RedemptionView(
        id,
        profileId,
        program,
        status,
        points,
        captured,
        value,
        currency,
        reference,
        assessment,
        requestedAt,
        expiresAt,
        decidedAt,
        available,
        rewardId,
        rewardKind,
        partner,
        returned,
        code);
  }

  /** A code is as good as money: it stands in no log. */
  @Override
  public String toString() {
    return "RedemptionView[id=" + id + ", status=" + status + "]";
  }
}
