package io.assidu.policy.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.JourneyStep;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision with everything that led to it. What the message says is not repeated. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "Decision",
    examples =
        """
        {"decisionId": "0197f3c2-aa10-7b52-9f3e-2c6d1f0b7e56",
         "contactId": "0197f3c2-ba10-7c52-af3e-2c6d1f0b7e57",
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "verdict": "approved",
         "channel": "email", "reasons": [{"rule": "consent", "effect": "passed",
         "facts": {"status": "granted"}}], "policyId": "default", "policyVersion": 1,
         "consentRecordId": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55", "purpose": "marketing",
         "topic": "newsletter", "priority": 50, "correlationId": "till-7",
         "decidedAt": "2026-11-24T10:00:00Z"}""")
record DecisionView(
    @Schema(description = "Left out of a dry run: nothing was kept.") @Nullable UUID decisionId,
    UUID contactId,
    UUID profileId,
    Verdict verdict,
    @Schema(description = "The channel to use, when approved.") @Nullable Channel channel,
    @Schema(description = "When it is decided again, or to be asked again, when deferred.")
        @Nullable Instant until,
    @Schema(description = "Every rule looked at, in order; the last one decided.")
        List<Reason> reasons,
    String policyId,
    int policyVersion,
    @Schema(description = "The consent record that permits or forbids it.")
        @Nullable UUID consentRecordId,
    Purpose purpose,
    @Nullable String topic,
    int priority,
    @Schema(description = "Expected worth in the company's currency, as its asker put it.")
        @Nullable BigDecimal value,
    @Schema(
            description =
                "Of that, what was forgone: a cap or arbitration suppressed it. Left out when"
                    + " nothing was.")
        @Nullable BigDecimal forgone,
    @Nullable Instant sendAt,
    @Nullable Instant expiresAt,
    @Nullable JourneyStep journey,
    String correlationId,
    Instant decidedAt) {

  static DecisionView of(Decision decision) {
    return view(decision, decision.decisionId());
  }

  static DecisionView rehearsed(Decision decision) {
    return view(decision, null);
  }

  private static DecisionView view(Decision decision, @Nullable UUID id) {
    var contact = decision.contact();
    return new DecisionView(
        id,
        contact.contactId(),
        decision.profileId(),
        decision.verdict(),
        decision.channel(),
        decision.until(),
        decision.reasons(),
        decision.policyId(),
        decision.policyVersion(),
        decision.consentRecordId(),
        contact.purpose(),
        contact.topic(),
        contact.priority(),
        contact.value(),
        decision.forgone(),
        contact.sendAt(),
        contact.expiresAt(),
        contact.journey(),
        decision.correlationId(),
        decision.decidedAt());
  }
}
