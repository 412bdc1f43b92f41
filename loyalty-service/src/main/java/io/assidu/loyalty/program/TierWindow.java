package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What of a member's merits counts together, in UTC.
 *
 * @param months how far back a rolling window reaches
 * @param startMonth the month on whose first day a calendar year begins: January when nothing is
 *     said
 */
public record TierWindow(
    @NotNull Kind kind,
    @Nullable @Min(1) @Max(120) Integer months,
    @Nullable @Min(1) @Max(12) Integer startMonth) {

  private static final int YEAR = 12;

  /** How a window moves. */
  @Schema(name = "TierWindowKind")
  public enum Kind {
    /** What was earned leaves it one by one, as it gets older than the window is long. */
    @JsonProperty("rolling")
    ROLLING,
    /** It begins anew every year on the same day for everybody. */
    @JsonProperty("calendar")
    CALENDAR,
    /** It begins anew every year on the day on which the member enrolled. */
    @JsonProperty("anniversary")
    ANNIVERSARY
  }

  static TierWindow rolling(int months) {
    return new TierWindow(Kind.ROLLING, months, null);
  }

  /** How long it is. */
  @JsonIgnore
  public int length() {
    return months == null ? YEAR : months;
  }

  /** The month in which a calendar year begins. */
  @JsonIgnore
  public int firstMonth() {
    return startMonth == null ? 1 : startMonth;
  }
}
