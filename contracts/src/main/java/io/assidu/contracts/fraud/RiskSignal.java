package io.assidu.contracts.fraud;

import io.assidu.contracts.EventType;
import io.assidu.contracts.profile.Identifier;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something observed that bears on risk.
 *
 * @param profileId whom it is about, if the sender knows; otherwise {@code identifier} says
 * @param ip the address it came from, IPv4 or IPv6
 * @param country ISO 3166-1 alpha-2 where the sender knows it; otherwise looked up from the address
 * @param details what belongs to the kind: {@code previousEmail}, {@code points}, {@code acr}
 */
@EventType("io.assidu.fraud.signal.v1")
public record RiskSignal(
    UUID signalId,
    @Nullable UUID profileId,
    @Nullable Identifier identifier,
    SignalKind kind,
    String source,
    @Nullable String ip,
    @Nullable String userAgent,
    @Nullable String deviceId,
    @Nullable String sessionId,
    @Nullable String country,
    Map<String, Object> details,
    Instant occurredAt) {}
