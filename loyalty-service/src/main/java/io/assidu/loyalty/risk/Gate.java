package io.assidu.loyalty.risk;

import io.assidu.contracts.fraud.RiskAction;
import io.assidu.loyalty.LoyaltyError;
import io.assidu.platform.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether points may leave an account, given what fraud-service said. */
public final class Gate {

  private Gate() {}

  /**
   * @param acr how strongly the customer is authenticated
   * @param stepUpAcr what satisfies a challenge
   * @param refusal how it is called when no authentication would do
   * @throws ProblemException when it may not: a step-up challenge (RFC 9470) where a stronger
   *     authentication would do, otherwise a refusal
   */
  public static void pass(
      Optional<Assessment> assessment,
      @Nullable String acr,
      String stepUpAcr,
      LoyaltyError refusal) {
    switch (assessment.map(Assessment::action).orElse(RiskAction.CHALLENGE)) {
      case ALLOW -> {}
      case CHALLENGE, UNKNOWN -> {
        if (!stepUpAcr.equals(acr)) {
          throw about(stepUp(stepUpAcr), assessment);
        }
      }
      case HOLD, BLOCK ->
          throw about(
              refusal.problem("Its risk is too high. The member's other business goes on."),
              assessment);
      case FREEZE ->
          throw about(
              LoyaltyError.ACCOUNT_FROZEN.problem("The account was frozen to protect its owner."),
              assessment);
    }
  }

  /** RFC 9470 §3, the example in its figure word for word but for the level. */
  private static ProblemException stepUp(String acr) {
    return LoyaltyError.STEP_UP_REQUIRED
        .problem(
            "Authenticate the customer at level \""
                + acr
                + "\" and send the same request again, with the same Idempotency-Key.")
        .withHeader(
            "WWW-Authenticate",
            "Bearer error=\"insufficient_user_authentication\", error_description=\"A different"
                + " authentication level is required\", acr_values=\""
                + acr
                + "\"")
        .with("acrValues", acr);
  }

  private static ProblemException about(ProblemException problem, Optional<Assessment> assessment) {
    assessment.ifPresent(
        known ->
            problem.with("assessmentId", known.assessmentId()).with("riskScore", known.score()));
    return problem;
  }
}
