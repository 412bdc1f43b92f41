package io.assidu.loyalty.redemption;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A redemption.
 *
 * @param captured points spent for good
 * @param value the discount that the points buy, in {@code currency}
 * @param assessment what fraud-service said; null when it could not and a step-up stood in for it
 * @param available what the member can spend after this call
 */
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
    long available) {

  /**
   * The assessment behind it.
   *
   * @param score 0 (nothing speaks against it) to 100
   */
  record AssessmentView(UUID id, int score) {}

  static RedemptionView of(Redemption redemption, UUID profileId, long available) {
    UUID assessmentId = redemption.assessmentId();
    Integer score = redemption.riskScore();
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
        available);
  }
}
