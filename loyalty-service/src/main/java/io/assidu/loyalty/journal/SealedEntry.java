package io.assidu.loyalty.journal;

import java.time.Instant;

/**
 * An entry in its place in the journal.
 *
 * @param sequence 1, 2, 3, … within the program, without gaps
 * @param previousHash the hash of the entry before it, {@link Chain#GENESIS} for the first
 * @param hash SHA-256 over the entry and {@code previousHash}, hexadecimal: see {@link Chain}
 * @param postedAt when it was sealed, to the microsecond
 */
public record SealedEntry(
    Entry entry, long sequence, String previousHash, String hash, Instant postedAt) {}
