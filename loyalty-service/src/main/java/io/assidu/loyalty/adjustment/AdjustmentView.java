package io.assidu.loyalty.adjustment;

import java.time.Instant;
import java.util.UUID;

/**
 * An adjustment that was made.
 *
 * @param available what the member can spend after it
 */
record AdjustmentView(
    UUID id,
    UUID profileId,
    String program,
    long points,
    String reason,
    Instant at,
    long available) {}
