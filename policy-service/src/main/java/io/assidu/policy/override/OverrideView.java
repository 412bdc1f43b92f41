package io.assidu.policy.override;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assidu.policy.document.Scope;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An override with its story. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "EmergencyOverride",
    examples =
        """
        {"overrideId": "0197f3c2-cc10-7b52-9f3e-2c6d1f0b7e56", "state": "inForce",
         "scope": {"channels": ["sms"], "purposes": ["service"], "topics": ["recall"],
         "journeys": [], "countries": ["FR"]}, "reason": "Recall of a baby food, batch 7",
         "openedBy": "ada", "openedAt": "2026-11-29T22:00:00Z",
         "endsAt": "2026-11-30T06:00:00Z", "confirmedBy": "grace",
         "confirmedAt": "2026-11-29T22:04:00Z", "uses": 812}""")
record OverrideView(
    UUID overrideId,
    OverrideState state,
    Scope scope,
    String reason,
    String openedBy,
    Instant openedAt,
    Instant endsAt,
    @Nullable String confirmedBy,
    @Nullable Instant confirmedAt,
    @Schema(description = "Who ended it before its time.") @Nullable String endedBy,
    @Nullable Instant endedAt,
    @Schema(description = "Contacts it has let through.") long uses) {

  static OverrideView of(EmergencyOverride found, long uses, Instant now) {
    return new OverrideView(
        found.id(),
        found.state(now),
        found.scope(),
        found.reason(),
        found.openedBy(),
        found.openedAt(),
        found.endsAt(),
        found.confirmedBy(),
        found.confirmedAt(),
        found.endedBy(),
        found.endedAt(),
        uses);
  }
}
