package io.assidu.contracts.loyalty;

import io.assidu.contracts.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A member will lose their tier soon unless they earn more.
 *
 * @param fallsTo the tier they would have then
 * @param losesAt when
 * @param missing what it takes to keep the tier, in what the program counts
 * @param days how long before {@code losesAt} the program wants it said
 */
@EventType("io.assidu.loyalty.tier-at-risk.v1")
public record TierAtRisk(
    UUID profileId,
    String program,
    String tier,
    String fallsTo,
    Instant losesAt,
    BigDecimal missing,
    int days,
    Instant at)
    implements LoyaltyEvent {}
