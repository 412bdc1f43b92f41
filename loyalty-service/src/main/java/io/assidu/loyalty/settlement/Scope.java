package io.assidu.loyalty.settlement;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What a statement is about: a partner of a program and a calendar month (UTC).
 *
 * @param first the month's first day
 * @param next the first day of the next
 */
record Scope(String program, String partner, YearMonth month, LocalDate first, LocalDate next) {

  static final String MONTH = "[0-9]{4}-(0[1-9]|1[0-2])";

  Scope(String program, String partner, String month) {
    this(program, partner, YearMonth.parse(month));
  }

  private Scope(String program, String partner, YearMonth month) {
    this(program, partner, month, month.atDay(1), month.plusMonths(1).atDay(1));
  }

  boolean isOver(LocalDate today) {
    return !today.isBefore(next);
  }
}
