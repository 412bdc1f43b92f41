package io.assidu.fraud.assessment;

import io.assidu.fraud.alert.Alert;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person's risk now.
 *
 * @param frozen nothing leaves the account until it is released
 * @param assessments the latest, newest first
 */
@Schema(
    examples =
        """
        {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "frozen": true,
         "frozenAt": "2026-11-24T10:00:00Z",
         "openAlerts": [{"alertId": "0197f3c2-aa10-7b52-9f3e-2c6d1f0b7e56",
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01",
         "assessmentId": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55", "severity": "high",
         "score": 90, "action": "freeze",
         "summary": "A redemption froze the account: new-device, drain.",
         "contributions": [{"rule": "new-device", "points": 25.0,
         "facts": {"device.name": "Chrome on Windows"}}, {"rule": "drain", "points": 30.0,
         "facts": {"drain.share": 0.9}}], "status": "open", "at": "2026-11-24T10:00:00Z",
         "correlationId": "till-7"}],
         "assessments": [{"assessmentId": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55",
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "subject": "redemptionRequested",
         "reference": "order-1042", "score": 55, "action": "challenge",
         "contributions": [{"rule": "new-device", "points": 25.0,
         "facts": {"device.name": "Chrome on Windows"}}, {"rule": "drain", "points": 30.0,
         "facts": {"drain.share": 0.9}}], "modelVersion": 1, "at": "2026-11-24T10:00:00Z"}]}""")
record RiskView(
    UUID profileId,
    boolean frozen,
    @Nullable Instant frozenAt,
    @Nullable Instant releasedAt,
    List<Alert> openAlerts,
    List<Assessment> assessments) {}
