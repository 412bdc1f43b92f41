package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A figure that a member should hear of when they reach it: "900 of 1,000 points".
 *
 * @param at the figure; it is reached anew only after it was fallen below
 * @param of what it leads to, to be shown with it
 */
public record Threshold(
    @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String id,
    @NotNull Figure metric,
    @Min(1) long at,
    @Nullable Long of) {

  /** What is watched. */
  @Schema(name = "ThresholdFigure")
  public enum Figure {
    /** Points that can be spent. */
    @JsonProperty("available")
    AVAILABLE,
    /** What counts towards a tier. */
    @JsonProperty("qualifying")
    QUALIFYING
  }
}
