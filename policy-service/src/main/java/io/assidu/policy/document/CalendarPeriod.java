package io.assidu.policy.document;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A stretch of the calendar, in the person's own zone. */
public enum CalendarPeriod {
  /** From one local midnight to the next: 23, 24 or 25 hours. */
  @JsonProperty("day")
  DAY,
  /** From Monday (ISO 8601). */
  @JsonProperty("week")
  WEEK,
  /** From the first. */
  @JsonProperty("month")
  MONTH;

  /** As documents and decisions have it. */
  public String wireName() {
    return switch (this) {
      case DAY -> "day";
      case WEEK -> "week";
      case MONTH -> "month";
    };
  }
}
