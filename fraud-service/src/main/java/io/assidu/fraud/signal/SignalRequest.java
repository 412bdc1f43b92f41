package io.assidu.fraud.signal;

import io.assidu.contracts.fraud.SignalKind;
import io.assidu.contracts.profile.Identifier;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A signal as a client system reports it. */
@Schema(
    name = "SignalRequest",
    description = "Whom it is about is said by profileId or by identifier.",
    examples =
        """
        {"identifier": {"type": "customerId", "value": "c-1001"}, "kind": "loginSucceeded",
         "ip": "198.51.100.23", "userAgent": "Mozilla/5.0 …", "sessionId": "s-77",
         "details": {"acr": "silver"}, "occurredAt": "2026-11-24T10:00:00Z"}""")
record SignalRequest(
    @Nullable UUID profileId,
    @Nullable Identifier identifier,
    @NotNull SignalKind kind,
    @Nullable @Size(max = 64) String ip,
    @Nullable @Size(max = 2048) String userAgent,
    @Nullable @Size(max = 128) String deviceId,
    @Nullable @Size(max = 128) String sessionId,
    @Nullable @Pattern(regexp = "[A-Z]{2}") String country,
    @Nullable @Size(max = 20) Map<String, Object> details,
    @Nullable Instant occurredAt) {}
