package io.assidu.contracts.loyalty;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member reached or left a tier.
 *
 * @param from the tier before; null for the first
 * @param reason what counted, in words
 * @param validUntil when the tier ends unless more is earned; null if never
 */
@EventType("io.assidu.loyalty.tier-changed.v1")
public record TierChanged(
    UUID profileId,
    String program,
    @Nullable String from,
    String to,
    String reason,
    Instant at,
    @Nullable Instant validUntil)
    implements LoyaltyEvent {}
