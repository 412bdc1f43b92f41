package io.assidu.loyalty.ledger;

import io.assidu.contracts.loyalty.PointsMovement;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement as it was written.
 *
 * @param number its place among all movements: a later one has a higher number
 * @param points how many moved, above zero; {@code movement} says which way
 * @param change what it did to the points that can be spent now or later, signed
 * @param debt what it added to the member's debt, or paid of it
 * @param entryId the journal entry that books it, where money is behind it
 * @param at when it happened in business: for points of an order, the order's time
 * @param recordedAt when it was written
 */
public record PastMovement(
    long number,
    UUID id,
    @Nullable UUID profileId,
    String program,
    int programVersion,
    PointsMovement movement,
    long points,
    long change,
    long debt,
    String reference,
    @Nullable UUID redemptionId,
    @Nullable UUID entryId,
    String correlationId,
    Instant at,
    Instant recordedAt) {}
