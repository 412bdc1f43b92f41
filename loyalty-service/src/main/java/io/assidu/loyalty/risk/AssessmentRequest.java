package io.assidu.loyalty.risk;

import io.assidu.contracts.fraud.SignalKind;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What fraud-service is asked.
 *
 * @param reference the id of the redemption or transfer: asked twice, it is one assessment
 * @param details {@code points}, {@code available}, {@code acr}
 */
record AssessmentRequest(
    UUID profileId,
    SignalKind subject,
    String reference,
    @Nullable String ip,
    @Nullable String userAgent,
    @Nullable String deviceId,
    @Nullable String sessionId,
    Map<String, Object> details) {}
