package io.assidu.fraud.assessment;

import io.assidu.contracts.fraud.Contribution;
import io.assidu.contracts.fraud.RiskAction;
import io.assidu.contracts.fraud.SignalKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A score, what it led to, and why.
 *
 * @param reference the caller's own id of what was assessed
 * @param contributions their sum, held within 0 to 100, is the score
 * @param modelVersion the version of the risk model that scored
 */
@Schema(
    examples =
        """
        {"assessmentId": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55",
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "subject": "redemptionRequested",
         "reference": "order-1042", "score": 55, "action": "challenge",
         "contributions": [{"rule": "new-device", "points": 25.0,
         "facts": {"device.name": "Chrome on Windows"}}, {"rule": "drain", "points": 30.0,
         "facts": {"drain.share": 0.9}}], "modelVersion": 1, "at": "2026-11-24T10:00:00Z"}""")
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
