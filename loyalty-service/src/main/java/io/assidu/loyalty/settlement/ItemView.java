package io.assidu.loyalty.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An item of a statement. It names no person.
 *
 * @param entryId of its journal entry, where money moved
 * @param bookingDate the day it counts for
 * @param reference the partner's transaction, the redemption or the order
 * @param price of a point; null where rewards have a value of their own
 * @param amount what it adds to what the partner owes
 * @param movementId the movement of points behind it
 */
@Schema(
    examples =
        """
        {"entryId": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55", "bookingDate": "2026-10-24",
         "kind": "earned", "reference": "flight-7781", "price": 0.02, "points": 241,
         "amount": 4.82, "movementId": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e56"}""")
record ItemView(
    UUID entryId,
    LocalDate bookingDate,
    String kind,
    String reference,
    @Nullable BigDecimal price,
    long points,
    BigDecimal amount,
    @Nullable UUID movementId) {}
