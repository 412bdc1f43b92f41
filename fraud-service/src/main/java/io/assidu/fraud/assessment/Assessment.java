package io.assidu.fraud.assessment;

import io.assidu.contracts.fraud.Contribution;
import io.assidu.contracts.fraud.RiskAction;
import io.assidu.contracts.fraud.SignalKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A score, what it led to, and why.
 *
 * @param reference the caller's own id of what was assessed
 * @param contributions their sum, held within 0 to 100, is the score
 * @param modelVersion the version of the risk model that scored
 */
public record Assessment(
    UUID assessmentId,
    UUID profileId,
    SignalKind subject,
    @Nullable String reference,
    int score,
    RiskAction action,
    List<Contribution> contributions,
    int modelVersion,
    Instant at) {}
