package io.assidu.loyalty.tier;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member's change from one tier to another, to be written.
 *
 * @param from null for the first tier
 * @param qualifying what counted
 */
record TierChange(
    UUID id,
    UUID accountId,
    UUID profileId,
    String program,
    int programVersion,
    @Nullable String from,
    String to,
    String reason,
    BigDecimal qualifying,
    @Nullable Instant validUntil,
    String correlationId,
    Instant at) {}
