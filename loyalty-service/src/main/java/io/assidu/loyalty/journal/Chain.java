package io.assidu.loyalty.journal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * The hash chain over one program's journal: whoever changes, removes or inserts an entry changes
 * every hash after it.
 *
 * <p>An entry's hash is the SHA-256 of its fields as netstrings ({@code <length in
 * bytes>:<UTF-8>,}), so that no two entries have the same text, in this order: previous hash,
 * program, sequence, id, kind, booking date, currency, reference, posted at (ISO 8601), number of
 * lines, then of each line account, debit, credit; last, only where it differs from the booking
 * date because that day's period was closed, the day it occurred on. Amounts are plain decimals
 * without trailing zeros. An auditor can recompute it with any tool.
 */
public final class Chain {

  /** What stands before the first entry. */
  public static final String GENESIS = "0".repeat(64);

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
    StringBuilder text = new StringBuilder(512);
    field(text, previousHash);
    field(text, entry.program());
    field(text, Long.toString(sequence));
    field(text, entry.id().toString());
    field(text, entry.kind().wireName());
    field(text, entry.bookingDate().toString());
    field(text, entry.currency());
    field(text, entry.reference());
    field(text, postedAt.toString());
    field(text, Integer.toString(entry.lines().size()));
    for (Line line : entry.lines()) {
      field(text, line.account());
      field(text, plain(line.debit()));
      field(text, plain(line.credit()));
    }
    if (entry.occurredOn() != null) {
      field(text, entry.occurredOn().toString());
    }
    return HexFormat.of()
        .formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static void field(StringBuilder text, String value) {
    text.append(value.getBytes(StandardCharsets.UTF_8).length)
        .append(':')
        .append(value)
        .append(',');
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
