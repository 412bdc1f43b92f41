package io.assidu.policy.document;

import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * From a local time until another, in the recipient's zone: each week when both name a day ({@code
 * sunday 22:00} to {@code monday 08:00}), each day when neither does ({@code 22:00} to {@code
 * 08:00}).
 */
public record QuietWindow(@NotNull WeekTime from, @NotNull WeekTime to) {

  /** How many local days lie between the day it begins and the day it ends: 0 to 7. */
  public int daysLong() {
    DayOfWeek first = from.day();
    DayOfWeek last = to.day();
    boolean endsEarlierInTheDay = !to.time().isAfter(from.time());
    if (first == null || last == null) {
      return endsEarlierInTheDay ? 1 : 0;
    }
    int days = Math.floorMod(last.getValue() - first.getValue(), 7);
    return days == 0 && endsEarlierInTheDay ? 7 : days;
  }

  /** Whether it begins on this local day. */
  public boolean beginsOn(LocalDate date) {
    return from.day() == null || from.day() == date.getDayOfWeek();
  }

  boolean mixesWeeklyAndDaily() {
    return (from.day() == null) != (to.day() == null);
  }
}
