package io.assidu.loyalty.ledger;

import java.util.UUID;

/**
 * Points that went from one member to another: two movements, of which neither is without the
 * other.
 *
 * @param outId the sender's movement
 * @param inId the receiver's movement
 */
public record Transferred(UUID outId, UUID inId) {}
