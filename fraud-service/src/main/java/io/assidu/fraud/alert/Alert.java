package io.assidu.fraud.alert;

import io.assidu.contracts.fraud.Contribution;
import io.assidu.contracts.fraud.RiskAction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A risk people should look at.
 *
 * @param status {@code open} until the account is released
 * @param summary one sentence without personal data
 */
public record Alert(
    UUID alertId,
    UUID profileId,
    UUID assessmentId,
    String severity,
    int score,
    RiskAction action,
    String summary,
    List<Contribution> contributions,
    String status,
    Instant at,
    @Nullable Instant closedAt,
    String correlationId) {}
