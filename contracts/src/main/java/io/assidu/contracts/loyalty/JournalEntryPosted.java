package io.assidu.contracts.loyalty;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One immutable journal entry: the debits equal the credits.
 *
 * @param sequence its place in the program's journal, without gaps
 * @param kind what it books: {@code allocation}, {@code recognition}, {@code reversal}, {@code
 *     re-estimate}, {@code cost}, {@code settlement}
 * @param bookingDate the day it counts for
 * @param occurredOn the day it happened on, where that was in a period closed before; else null
 * @param reference the order or redemption behind it
 * @param partner the partner whose account it is booked on, where it is booked on one; else null
 * @param hash SHA-256 over the entry and {@code previousHash}, hexadecimal
 */
@EventType("io.assidu.loyalty.journal-entry-posted.v1")
public record JournalEntryPosted(
    UUID entryId,
    String program,
    long sequence,
    String kind,
    LocalDate bookingDate,
    @Nullable LocalDate occurredOn,
    String currency,
    String reference,
    @Nullable String partner,
    @Nullable UUID profileId,
    List<JournalLine> lines,
    String previousHash,
    String hash,
    Instant postedAt) {}
