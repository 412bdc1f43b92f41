package io.assidu.loyalty.member;

import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.loyalty.ledger.PastMovement;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A movement of points.
 *
 * @param points how many moved, above zero; {@code movement} says which way
 * @param change what it did to the points that can be spent, signed: a hold takes them, a burn of
 *     held points does not take them again
 * @param debt what it added to the member's debt, or paid of it
 * @param reference the order, redemption or adjustment it is about
 * @param journalEntryId the journal entry that books it, where money is behind it
 * @param correlationId to ask {@code /v1/traces} of every service why it happened
 */
@Schema(
    examples =
        """
        {"id": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55", "movement": "earned", "points": 1300,
         "change": 1300, "debt": 0, "reference": "order-1042",
         "journalEntryId": "0197f3c2-aa10-7b52-9f3e-2c6d1f0b7e56", "programVersion": 1,
         "correlationId": "till-7", "at": "2026-11-24T10:00:00Z"}""")
record MovementView(
    UUID id,
    PointsMovement movement,
    long points,
    long change,
    long debt,
    String reference,
    @Nullable UUID redemptionId,
    @Nullable UUID journalEntryId,
    int programVersion,
    String correlationId,
    Instant at) {

  static MovementView of(PastMovement past) {
    return new MovementView(
        past.id(),
        past.movement(),
        past.points(),
        past.change(),
        past.debt(),
        past.reference(),
        past.redemptionId(),
        past.entryId(),
        past.programVersion(),
        past.correlationId(),
        past.at());
  }
}
