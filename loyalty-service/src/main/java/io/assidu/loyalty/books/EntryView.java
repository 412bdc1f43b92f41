package io.assidu.loyalty.books;

import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.Line;
import io.assidu.loyalty.journal.SealedEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A journal entry.
 *
 * @param sequence its place in the program's journal, without gaps
 * @param kind {@code allocation}, {@code recognition}, {@code reversal}, {@code re-estimate},
 *     {@code cost}
 * @param bookingDate the day it counts for
 * @param reference the order, redemption or adjustment behind it
 * @param hash SHA-256 over the entry and {@code previousHash}
 */
record EntryView(
    UUID id,
    String program,
    long sequence,
    String kind,
    LocalDate bookingDate,
    String currency,
    String reference,
    List<LineView> lines,
    String previousHash,
    String hash,
    Instant postedAt) {

  /** One side; the other is zero. */
  record LineView(String account, BigDecimal debit, BigDecimal credit) {}

  static EntryView of(SealedEntry sealed) {
    Entry entry = sealed.entry();
    return new EntryView(
        entry.id(),
        entry.program(),
        sealed.sequence(),
        entry.kind().wireName(),
        entry.bookingDate(),
        entry.currency(),
        entry.reference(),
        entry.lines().stream().map(EntryView::line).toList(),
        sealed.previousHash(),
        sealed.hash(),
        sealed.postedAt());
  }

  private static LineView line(Line line) {
    return new LineView(line.account(), line.debit(), line.credit());
  }
}
