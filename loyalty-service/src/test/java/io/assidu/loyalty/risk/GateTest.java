package io.assidu.loyalty.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assidu.contracts.fraud.RiskAction;
import io.assidu.loyalty.LoyaltyError;
import io.assidu.platform.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {

  @Test
  void anAllowedRedemptionPasses() {
    assertThatCode(() -> pass(answer(RiskAction.ALLOW), "silver", "gold"))
        .doesNotThrowAnyException();
  }

  /** RFC 9470 §3, reference case STEPUP-1. */
  @Test
  void aChallengeNamesTheAuthenticationLevelThatIsNeeded() {
    ProblemException problem = refused(answer(RiskAction.CHALLENGE), "silver");
    assertThat(problem.code()).isEqualTo(LoyaltyError.STEP_UP_REQUIRED);
    assertThat(problem.headers())
        .containsEntry(
            "WWW-Authenticate",
            "Bearer error=\"insufficient_user_authentication\", error_description=\"A different"
                + " authentication level is required\", acr_values=\"gold\"");
    assertThat(problem.extensions()).containsEntry("riskScore", 55);
  }

  @Test
  void aChallengeIsSatisfiedByTheLevelItAskedFor() {
    assertThatCode(() -> pass(answer(RiskAction.CHALLENGE), "gold", "gold"))
        .doesNotThrowAnyException();
  }

  @Test
  void noAnswerIsAChallengeAndNeverSilentlyAllowed() {
    assertThat(refused(Optional.empty(), "silver").code()).isEqualTo(LoyaltyError.STEP_UP_REQUIRED);
    assertThat(refused(Optional.empty(), null).code()).isEqualTo(LoyaltyError.STEP_UP_REQUIRED);
    assertThatCode(() -> pass(Optional.empty(), "gold", "gold")).doesNotThrowAnyException();
  }

  @Test
  void anActionThatThisVersionDoesNotKnowIsAChallenge() {
    assertThat(refused(answer(RiskAction.UNKNOWN), "silver").code())
        .isEqualTo(LoyaltyError.STEP_UP_REQUIRED);
  }

  @Test
  void blockHoldAndFreezeAreNotSatisfiedByAnyLevel() {
    assertThat(refused(answer(RiskAction.BLOCK), "gold").code())
        .isEqualTo(LoyaltyError.REDEMPTION_REFUSED);
    assertThat(refused(answer(RiskAction.HOLD), "gold").code())
        .isEqualTo(LoyaltyError.REDEMPTION_REFUSED);
    assertThat(refused(answer(RiskAction.FREEZE), "gold").code())
        .isEqualTo(LoyaltyError.ACCOUNT_FROZEN);
  }

  private static void pass(
      Optional<Assessment> assessment, @Nullable String acr, String stepUpAcr) {
    Gate.pass(assessment, acr, stepUpAcr, LoyaltyError.REDEMPTION_REFUSED);
  }

  private static ProblemException refused(Optional<Assessment> assessment, @Nullable String acr) {
    return catchThrowableOfType(ProblemException.class, () -> pass(assessment, acr, "gold"));
  }

  private static Optional<Assessment> answer(RiskAction action) {
    return Optional.of(new Assessment(new UUID(0, 7), 55, action));
  }
}
