package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a member comes to a tier, keeps it and loses it. A tier is reached at once, with what takes
 * it; it is lost when the window no longer holds what keeps it.
 *
 * @param qualification what counts; points earned when nothing is said
 * @param window what of it counts together
 * @param windowMonths short for a rolling window of so many months
 * @param graceDays how long a tier stays after it would be lost
 * @param softLanding whether who falls lands one level below and keeps that for a period, however
 *     little they earn: a year, or as long as the rolling window
 * @param levels from the lowest, which is from 0, upwards
 */
public record TierPolicy(
    @Nullable @Valid Qualification qualification,
    @Nullable @Valid TierWindow window,
    @Nullable @Min(1) @Max(120) Integer windowMonths,
    @Min(0) @Max(180) int graceDays,
    boolean softLanding,
    @NotEmpty List<@Valid TierLevel> levels) {

  public TierPolicy {
    levels = levels == null ? List.of() : List.copyOf(levels);
  }

  @JsonIgnore
  public Metric metric() {
    return qualification == null ? Metric.POINTS : qualification.by();
  }

  /** The window, however the document says it. */
  @JsonIgnore
  public TierWindow span() {
    return window == null ? TierWindow.rolling(Objects.requireNonNull(windowMonths)) : window;
  }
}
