package io.assidu.policy.override;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One contact that an override let through. */
@Schema(
    examples =
        """
        {"decisionId": "0197f3c2-aa10-7b52-9f3e-2c6d1f0b7e56", "purpose": "service",
         "channel": "sms", "at": "2026-11-29T22:05:00Z"}""")
record OverrideUse(
    @Schema(description = "The decision that made use of it; it says the rest.") UUID decisionId,
    Purpose purpose,
    Channel channel,
    Instant at) {}
