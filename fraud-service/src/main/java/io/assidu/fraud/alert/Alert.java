package io.assidu.fraud.alert;

import io.assidu.contracts.fraud.Contribution;
import io.assidu.contracts.fraud.RiskAction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A risk people should look at.
 *
 * @param status {@code open} until the account is released
 * @param summary one sentence without personal data
 */
@Schema(
    examples =
        """
        {"alertId": "0197f3c2-aa10-7b52-9f3e-2c6d1f0b7e56",
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01",
         "assessmentId": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55", "severity": "high",
         "score": 90, "action": "freeze",
         "summary": "A redemption froze the account: new-device, drain.",
         "contributions": [{"rule": "new-device", "points": 25.0,
         "facts": {"device.name": "Chrome on Windows"}}, {"rule": "drain", "points": 30.0,
         "facts": {"drain.share": 0.9}}], "status": "open", "at": "2026-11-24T10:00:00Z",
         "correlationId": "till-7"}""")
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
