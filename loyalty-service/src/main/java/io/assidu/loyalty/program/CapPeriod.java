package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** Periods that earning is limited in; days, weeks (from Monday), months and years are UTC. */
public enum CapPeriod {
  /** One order or event. */
  @JsonProperty("event")
  EVENT,
  @JsonProperty("day")
  DAY,
  @JsonProperty("week")
  WEEK,
  @JsonProperty("month")
  MONTH,
  @JsonProperty("year")
  YEAR,
  @JsonProperty("lifetime")
  LIFETIME;

  /** When the period that {@code at} is in began; an event's own is as long as the event. */
  public Instant startOf(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return switch (this) {
      case EVENT -> at;
      case DAY -> start(day);
      case WEEK -> start(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case MONTH -> start(day.withDayOfMonth(1));
      case YEAR -> start(day.withDayOfYear(1));
      case LIFETIME -> Instant.EPOCH;
    };
  }

  /** From when on {@code at} would be in the next period. */
  public Instant endOf(Instant at) {
    LocalDate first = LocalDate.ofInstant(startOf(at), ZoneOffset.UTC);
    return switch (this) {
      case EVENT -> at;
      case DAY -> start(first.plusDays(1));
      case WEEK -> start(first.plusWeeks(1));
      case MONTH -> start(first.plusMonths(1));
      case YEAR -> start(first.plusYears(1));
      case LIFETIME -> Instant.MAX;
    };
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
