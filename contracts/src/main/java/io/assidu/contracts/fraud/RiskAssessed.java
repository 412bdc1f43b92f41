package io.assidu.contracts.fraud;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A score and what it led to.
 *
 * @param subject what was assessed
 * @param reference the caller's own id of it: the redemption id, the session
 * @param score 0 (nothing speaks against it) to 100
 */
@EventType("io.assidu.fraud.assessed.v1")
public record RiskAssessed(
    UUID assessmentId,
    UUID profileId,
    SignalKind subject,
    @Nullable String reference,
    int score,
    RiskAction action,
    List<Contribution> contributions,
    int modelVersion,
    Instant at) {}
