package io.assidu.policy.evaluate;

import io.assidu.policy.document.CalendarPeriod;
import io.assidu.policy.document.CapWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Where a cap counts, seen from one moment. */
public sealed interface Window {

  /** Every interval of this length that holds the moment. */
  record Rolling(Duration length) implements Window {}

  /**
   * The calendar periods that hold the moment: one for each of the zones the person may be living
   * in, where these differ.
   */
  record Calendar(List<Span> spans) implements Window {}

  /** From an instant until before another. */
  record Span(Instant from, Instant to) {
    boolean holds(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  /** Whether there is a stretch of it that holds this moment and another one. */
  default boolean holdsBoth(Instant at, Instant other) {
    return switch (this) {
      case Rolling(Duration length) -> Duration.between(at, other).abs().compareTo(length) < 0;
      case Calendar(List<Span> spans) ->
          spans.stream().anyMatch(span -> span.holds(at) && span.holds(other));
    };
  }

  /**
   * @param zones where the person may be living; not empty
   */
  static Window of(CapWindow window, Set<ZoneId> zones, Instant at) {
    CalendarPeriod period = window.calendar();
    return period == null
        ? new Rolling(Objects.requireNonNull(window.rolling()))
        : new Calendar(
            zones.stream()
                .map(zone -> span(period, zone, at))
                .distinct()
                .sorted(Comparator.comparing(Span::from).thenComparing(Span::to))
                .toList());
  }

  /**
   * The period that holds the moment. It begins when its first day first shows midnight, or what
   * comes after it where there is none. Where the clock is put back across midnight it has begun by
   * then, though it shows the day before once more.
   */
  private static Span span(CalendarPeriod period, ZoneId zone, Instant at) {
    LocalDate first = first(period, at.atZone(zone).toLocalDate());
    Span span = span(period, first, zone);
    while (!at.isBefore(span.to())) {
      first = next(period, first);
      span = span(period, first, zone);
    }
    return span;
  }

  private static Span span(CalendarPeriod period, LocalDate first, ZoneId zone) {
    return new Span(
        first.atStartOfDay(zone).toInstant(), next(period, first).atStartOfDay(zone).toInstant());
  }

  private static LocalDate first(CalendarPeriod period, LocalDate day) {
    return switch (period) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  private static LocalDate next(CalendarPeriod period, LocalDate first) {
    return switch (period) {
      case DAY -> first.plusDays(1);
      case WEEK -> first.plusWeeks(1);
      case MONTH -> first.plusMonths(1);
    };
  }
}
