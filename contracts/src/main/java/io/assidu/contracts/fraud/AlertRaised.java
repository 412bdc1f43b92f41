package io.assidu.contracts.fraud;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A risk that people should look at.
 *
 * @param severity {@code medium} (challenged), {@code high} (held or blocked), {@code critical}
 *     (frozen)
 * @param summary one sentence without personal data
 */
@EventType("io.assidu.fraud.alert-raised.v1")
public record AlertRaised(
    UUID alertId,
    UUID profileId,
    UUID assessmentId,
    String severity,
    int score,
    RiskAction action,
    String summary,
    List<Contribution> contributions,
    Instant at)
    implements FraudAlert {}
