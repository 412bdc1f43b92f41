package io.assidu.loyalty.points;

import java.util.UUID;

/**
 * A lot that came from another member.
 *
 * @param lot as it was made, with all its points
 * @param sourceId the lot that they were taken from
 */
public record PassedLot(Lot lot, UUID sourceId) {}
