package io.assidu.loyalty.journal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry before it has its place in the journal. It cannot be made unbalanced. It names no
 * person: who was behind it is known through the movement that has its id, until an erasure.
 *
 * @param bookingDate the day it counts for, UTC
 * @param occurredOn the day it happened on, where that is in a period closed before; else null
 * @param currency ISO 4217
 * @param reference the order, redemption or reason behind it
 * @param partner the partner whose account it is booked on, where it is booked on one; else null
 */
public record Entry(
    UUID id,
    String program,
    EntryKind kind,
    LocalDate bookingDate,
    @Nullable LocalDate occurredOn,
    String currency,
    String reference,
    @Nullable String partner,
    List<Line> lines) {

  /** One that no partner has a part in. */
  public Entry(
      UUID id,
      String program,
      EntryKind kind,
      LocalDate bookingDate,
      @Nullable LocalDate occurredOn,
      String currency,
      String reference,
      List<Line> lines) {
    this(id, program, kind, bookingDate, occurredOn, currency, reference, null, lines);
  }

  public Entry {
    lines = List.copyOf(lines);
    BigDecimal debits = sum(lines.stream().map(Line::debit).toList());
    BigDecimal credits = sum(lines.stream().map(Line::credit).toList());
    if (lines.isEmpty() || debits.compareTo(credits) != 0) {
      throw new IllegalArgumentException("debits " + debits + " are not credits " + credits);
    }
  }

  /** What it moves: the sum of its debits, which is the sum of its credits. */
  public BigDecimal amount() {
    return sum(lines.stream().map(Line::debit).toList());
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
