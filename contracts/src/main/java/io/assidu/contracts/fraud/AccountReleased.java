package io.assidu.contracts.fraud;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * A frozen account is its owner's again.
 *
 * @param by who released it: {@code customer} after a step-up, or {@code analyst}
 */
@EventType("io.assidu.fraud.account-released.v1")
public record AccountReleased(UUID releaseId, UUID profileId, String by, String reason, Instant at)
    implements FraudAlert {}
