package io.assidu.policy.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Protection that is computed from the contacts people were wanted for (EMSR-b).
 *
 * @param lookback how far back demand is looked at; at least one window of the cap
 * @param leastObservations with fewer windows of people than this nothing is protected; 100 if left
 *     out
 * @param most never more places than this; the cap's limit if left out
 */
public record ObservedDemand(
    @NotNull @JsonFormat(shape = JsonFormat.Shape.STRING) Duration lookback,
    @Positive Integer leastObservations,
    @Positive @Nullable Integer most) {

  private static final int ENOUGH = 100;

  public ObservedDemand {
    leastObservations = leastObservations == null ? ENOUGH : leastObservations;
  }
}
