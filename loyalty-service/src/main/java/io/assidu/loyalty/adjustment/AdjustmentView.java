package io.assidu.loyalty.adjustment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An adjustment that was made.
 *
 * @param available what the member can spend after it
 */
@Schema(
    examples =
        """
        {"id": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55",
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "program": "club", "points": 200,
         "reason": "parcel arrived late", "at": "2026-11-24T10:00:00Z", "available": 1500}""")
record AdjustmentView(
    UUID id,
    UUID profileId,
    String program,
    long points,
    String reason,
    Instant at,
    long available) {}
