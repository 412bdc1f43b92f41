package io.assidu.contracts.fraud;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.UUID;

/** Nothing leaves this account, and no marketing reaches it, until it is released. */
@EventType("io.assidu.fraud.account-frozen.v1")
public record AccountFrozen(UUID alertId, UUID profileId, UUID assessmentId, Instant at)
    implements FraudAlert {}
