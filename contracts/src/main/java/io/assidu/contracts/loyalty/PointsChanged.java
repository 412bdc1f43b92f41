package io.assidu.contracts.loyalty;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member's points changed.
 *
 * @param points how many moved, always positive; {@code movement} says which way
 * @param available what the member can spend after it
 * @param held what is set aside after it
 * @param reference what it is about: the id of the order, redemption or transfer
 * @param journalEntryId the journal entry that books it, where money is behind it
 */
@EventType("io.assidu.loyalty.points-changed.v1")
public record PointsChanged(
    UUID movementId,
    UUID profileId,
    String program,
    PointsMovement movement,
    long points,
    long available,
    long held,
    String reference,
    @Nullable UUID journalEntryId,
    Instant at)
    implements LoyaltyEvent {}
