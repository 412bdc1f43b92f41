package io.assidu.policy.override;

import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import io.assidu.policy.document.Scope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An override that somebody wants. */
@Schema(
    examples =
        """
        {"scope": {"channels": ["sms"], "purposes": ["service"], "topics": ["recall"],
         "journeys": [], "countries": ["FR"]}, "reason": "Recall of a baby food, batch 7",
         "endsAt": "2026-11-30T06:00:00Z"}""")
record OverrideAsk(
    @NotNull @Valid Scope scope,
    @Schema(description = "Why there is no other way. It is kept; name no customer in it.")
        @NotBlank
        @Size(max = 500)
        String reason,
    @Schema(description = "24 hours from now at the latest.") @NotNull Instant endsAt) {

  /** An override ends within a day of being opened, whenever it is confirmed. */
  private static final Duration LONGEST = Duration.ofHours(24);

  /**
   * @throws ProblemException if it is too wide, too long, or names what is not there
   */
  void check(Instant now) {
    ProblemException problem =
        PlatformError.INVALID_REQUEST.problem("The request breaks a rule; see errors.");
    if (scope.purposes().isEmpty()) {
      problem.at("/scope/purposes", "not-empty", "An emergency is not about everything: name one.");
    }
    scope.flaws("/scope").forEach(flaw -> problem.at(flaw.field(), flaw.rule(), flaw.detail()));
    if (!endsAt.isAfter(now)) {
      problem.at("/endsAt", "future", "It would be over already.");
    } else if (endsAt.isAfter(now.plus(LONGEST))) {
      problem.at("/endsAt", "at-most-24-hours", "An override ends within 24 hours.");
    }
    if (!problem.violations().isEmpty()) {
      throw problem;
    }
  }
}
