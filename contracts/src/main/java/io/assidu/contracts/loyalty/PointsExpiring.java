package io.assidu.contracts.loyalty;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * Points will expire soon unless they are spent: all that expire on one day, in UTC, together.
 *
 * @param points how many
 * @param expiresAt when the first of them do
 * @param days how long before that the program wants it said
 * @param available what the member can spend now
 */
@EventType("io.assidu.loyalty.points-expiring.v1")
public record PointsExpiring(
    UUID profileId,
    String program,
    long points,
    Instant expiresAt,
    int days,
    long available,
    Instant at)
    implements LoyaltyEvent {}
