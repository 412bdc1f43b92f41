package io.assidu.policy.evaluate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * From an instant until another, which is no longer in it.
 *
 * <p>A local time in a gap of the clock moves forward by the gap, one in an overlap is the first of
 * the two (as {@code java.time} has it).
 */
record Span(Instant start, Instant end) {

  /** From one local time to another. */
  static Span of(LocalDate firstDay, LocalTime from, LocalDate lastDay, LocalTime to, ZoneId zone) {
    return new Span(instant(firstDay, from, zone), instant(lastDay, to, zone));
  }

  /** Whole days, from midnight to midnight. */
  static Span of(LocalDate firstDay, LocalDate lastDay, ZoneId zone) {
    return of(firstDay, LocalTime.MIDNIGHT, lastDay.plusDays(1), LocalTime.MIDNIGHT, zone);
  }

  boolean holds(Instant at) {
    return !at.isBefore(start) && at.isBefore(end);
  }

  /** A local time that a gap has swallowed may end before it begins. */
  boolean isEmpty() {
    return !start.isBefore(end);
  }

  /** What of it is left from an instant on. */
  Span from(Instant instant) {
    return start.isBefore(instant) ? new Span(instant, end) : this;
  }

  /** What of it is left until an instant. */
  Span until(Instant instant) {
    return end.isAfter(instant) ? new Span(start, instant) : this;
  }

  static Instant instant(LocalDate day, LocalTime time, ZoneId zone) {
    return ZonedDateTime.of(day, time, zone).toInstant();
  }
}
