package io.assidu.loyalty.standing;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a member stands.
 *
 * @param tier the tier's name
 * @param qualifying what counts towards tiers at the moment
 * @param next the tier above, null at the top
 * @param missing what takes the member to {@code next}, 0 at the top
 * @param losesAt when the tier is lost unless more is earned; null if never
 * @param fallsTo the tier that the member has then
 * @param toKeep what it takes to keep the tier then, on top of what will still count; 0 if it is
 *     never lost
 * @param keepBy the moment before which it is to be earned: before {@code losesAt}, or before the
 *     end of the year that decides on it
 * @param periodEndsAt when all counts anew from 0; null for a rolling window
 */
public record Standing(
    String tier,
    BigDecimal qualifying,
    @Nullable String next,
    BigDecimal missing,
    @Nullable Instant losesAt,
    @Nullable String fallsTo,
    BigDecimal toKeep,
    @Nullable Instant keepBy,
    @Nullable Instant periodEndsAt) {}
