package io.assidu.policy.rehearsal;

import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The period to rehearse. */
@Schema(
    examples =
        """
        {"from": "2026-11-01T00:00:00Z", "to": "2026-11-24T00:00:00Z", "samplePercent": 10}""")
record RehearsalRequest(
    @NotNull Instant from,
    @Schema(description = "The first moment that is not part of it.") @NotNull Instant to,
    @Schema(
            description =
                "How many of a hundred people to look at, always the same ones; all, if left out.")
        @Nullable
        @Min(1)
        @Max(100)
        Integer samplePercent) {

  private static final int ALL = 100;

  int percent() {
    return samplePercent == null ? ALL : samplePercent;
  }

  /**
   * @throws ProblemException if it is no period of the past
   */
  void check(Instant now) {
    if (!from.isBefore(to)) {
      throw PlatformError.INVALID_REQUEST.problem("/to", "after-from", "It ends before it begins.");
    }
    if (to.isAfter(now)) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/to", "past", "What was asked for can be rehearsed, not what will be.");
    }
  }
}
