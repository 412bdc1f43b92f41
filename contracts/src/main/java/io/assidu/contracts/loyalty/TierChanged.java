package io.assidu.contracts.loyalty;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member reached or left a tier. */
@EventType("io.assidu.loyalty.tier-changed.v1")
public record TierChanged(
    UUID profileId, String program, @Nullable String from, String to, String reason, Instant at)
    implements LoyaltyEvent {}
