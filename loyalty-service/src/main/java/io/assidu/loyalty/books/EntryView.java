package io.assidu.loyalty.books;

import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.Line;
import io.assidu.loyalty.journal.SealedEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A journal entry.
 *
 * @param sequence its place in the program's journal, without gaps
 * @param kind {@code allocation}, {@code recognition}, {@code reversal}, {@code re-estimate},
 *     {@code cost}, {@code settlement}
 * @param bookingDate the day it counts for
 * @param occurredOn the day it happened on, where that was in a period closed before; else null
 * @param reference the order, redemption or adjustment behind it
 * @param partner the partner whose account it is booked on, where it is booked on one; else null
 * @param hash SHA-256 over the entry and {@code previousHash}
 */
@Schema(
    examples =
        """
        {"id": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55", "program": "club", "sequence": 1,
         "kind": "allocation", "bookingDate": "2026-11-24", "currency": "EUR",
         "reference": "order-1042", "lines": [{"account": "707000", "debit": 50.0, "credit": 0},
         {"account": "487000", "debit": 0, "credit": 50.0}],
         "previousHash": "0000000000000000000000000000000000000000000000000000000000000000",
         "hash": "9f2c4e6a8b0d1f3a5c7e9b1d3f5a7c9e0b2d4f6a8c0e1b3d5f7a9c1e3b5d7f90",
         "postedAt": "2026-11-24T10:00:04Z"}""")
public record EntryView(
    UUID id,
    String program,
    long sequence,
    String kind,
    LocalDate bookingDate,
    @Nullable LocalDate occurredOn,
    String currency,
    String reference,
    @Nullable String partner,
    List<LineView> lines,
    String previousHash,
    String hash,
    Instant postedAt) {

  /** One side; the other is zero. */
  public record LineView(String account, BigDecimal debit, BigDecimal credit) {}

  public static EntryView of(SealedEntry sealed) {
    Entry entry = sealed.entry();
    return new EntryView(
        entry.id(),
        entry.program(),
        sealed.sequence(),
        entry.kind().wireName(),
        entry.bookingDate(),
        entry.occurredOn(),
        entry.currency(),
        entry.reference(),
        entry.partner(),
        entry.lines().stream().map(EntryView::line).toList(),
        sealed.previousHash(),
        sealed.hash(),
        sealed.postedAt());
  }

  private static LineView line(Line line) {
    return new LineView(line.account(), line.debit(), line.credit());
  }
}
