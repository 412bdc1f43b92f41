package io.assidu.loyalty.journal;

import io.assidu.loyalty.chain.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The hash chain over one program's journal: whoever changes, removes or inserts an entry changes
 * every hash after it.
 *
 * <p>An entry's hash is the SHA-256 of its fields as netstrings ({@code <length in
 * bytes>:<UTF-8>,}), so that no two entries have the same text, in this order: previous hash,
 * program, sequence, id, kind, booking date, currency, reference, posted at (ISO 8601), number of
 * lines, then of each line account, debit, credit; then, only where it differs from the booking
 * date because that day's period was closed, the day it occurred on; last, only where it has one,
 * the partner, whose id begins with a letter. Amounts are plain decimals without trailing zeros. An
 * auditor can recompute it with any tool.
 */
public final class Chain {

  /** What stands before the first entry. */
  public static final String GENESIS = Fields.GENESIS;

  private Chain() {}

  /**
   * Gives an entry its place after {@code previousHash}.
   *
   * @param at cut to microseconds, which is what the database keeps
   */
  public static SealedEntry seal(Entry entry, long sequence, String previousHash, Instant at) {
    Instant postedAt = at.truncatedTo(ChronoUnit.MICROS);
    return new SealedEntry(
        entry, sequence, previousHash, hash(entry, sequence, previousHash, postedAt), postedAt);
  }

  /** The hash that {@code sealed} should have. */
  public static String hash(SealedEntry sealed) {
    return hash(sealed.entry(), sealed.sequence(), sealed.previousHash(), sealed.postedAt());
  }

  private static String hash(Entry entry, long sequence, String previousHash, Instant postedAt) {
    Fields fields =
        new Fields()
            .add(previousHash)
            .add(entry.program())
            .add(sequence)
            .add(entry.id())
            .add(entry.kind().wireName())
            .add(entry.bookingDate())
            .add(entry.currency())
            .add(entry.reference())
            .add(postedAt)
            .add(entry.lines().size());
    for (Line line : entry.lines()) {
      fields.add(line.account()).add(plain(line.debit())).add(plain(line.credit()));
    }
    if (entry.occurredOn() != null) {
      fields.add(entry.occurredOn());
    }
    if (entry.partner() != null) {
      fields.add(entry.partner());
    }
    return fields.sha256();
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }
}
