package io.assidu.loyalty.tier;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of tier as it was written.
 *
 * @param number its place among all changes: a later one has a higher number
 * @param from the tier before; null for the first
 * @param reason what counted, in words
 * @param qualifying what counted
 * @param validUntil when the tier would end unless more was earned, as it stood then; null if never
 */
public record PastTierChange(
    long number,
    UUID id,
    @Nullable String from,
    String to,
    String reason,
    BigDecimal qualifying,
    int programVersion,
    @Nullable Instant validUntil,
    String correlationId,
    Instant at) {}
