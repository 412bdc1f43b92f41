package io.assidu.policy.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The time over which a cap counts: one of the two.
 *
 * @param rolling as ISO 8601 ({@code P7D}): no interval of this length, wherever it begins, holds
 *     more contacts than the limit. A day is 24 hours.
 * @param calendar in the person's zone, and where several are possible in each of them: no calendar
 *     day, week or month holds more contacts than the limit
 */
public record CapWindow(
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Duration rolling,
    @Nullable CalendarPeriod calendar) {

  public static CapWindow of(Duration rolling) {
    return new CapWindow(rolling, null);
  }

  public static CapWindow of(CalendarPeriod calendar) {
    return new CapWindow(null, calendar);
  }

  /**
   * How far back contacts must be remembered for it. A calendar period is given a day more than its
   * days: clocks are put back, and countries have changed sides of the date line.
   */
  public Duration memory() {
    return calendar == null
        ? Objects.requireNonNull(rolling)
        : switch (calendar) {
          case DAY -> Duration.ofDays(2);
          case WEEK -> Duration.ofDays(8);
          case MONTH -> Duration.ofDays(32);
        };
  }

  /** How long it lasts, give or take a clock change; a month counts as 30 days. */
  public Duration length() {
    return calendar == null
        ? Objects.requireNonNull(rolling)
        : switch (calendar) {
          case DAY -> Duration.ofDays(1);
          case WEEK -> Duration.ofDays(7);
          case MONTH -> Duration.ofDays(30);
        };
  }

  /** {@code PT168H}, {@code week}: as decisions show it. */
  @Override
  public String toString() {
    return calendar == null ? String.valueOf(rolling) : calendar.wireName();
  }

  boolean namesOne() {
    return (rolling == null) != (calendar == null);
  }
}
