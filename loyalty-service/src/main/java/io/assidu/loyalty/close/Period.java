package io.assidu.loyalty.close;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * An accounting period of a program: a calendar month, UTC.
 *
 * @param first its first day
 * @param next the first day of the next
 */
record Period(String program, YearMonth month, LocalDate first, LocalDate next) {

  Period(String program, String month) {
    this(program, YearMonth.parse(month));
  }

  private Period(String program, YearMonth month) {
    this(program, month, month.atDay(1), month.plusMonths(1).atDay(1));
  }

  boolean isOver(LocalDate today) {
    return !today.isBefore(next);
  }
}
