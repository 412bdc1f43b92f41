package io.assidu.policy.decision;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to {@link ContactAsks}: a decision for each, in the order they were asked. */
@Schema(
    name = "Decisions",
    examples =
        """
        {"decisions": [{"decisionId": "0197f3c2-aa10-7b52-9f3e-2c6d1f0b7e56",
         "contactId": "0197f3c2-ba10-7c52-af3e-2c6d1f0b7e57",
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "verdict": "suppressed",
         "reasons": [{"rule": "cap:3-per-7-days", "effect": "suppressed",
         "facts": {"channel": "email", "count": 3, "limit": 3,
         "freeAt": "2026-11-27T10:00:00Z"}}], "policyId": "default", "policyVersion": 1,
         "purpose": "marketing", "priority": 50, "value": 2.5, "forgone": 2.5, "correlationId": "till-7",
         "decidedAt": "2026-11-24T10:00:00Z"}]}""")
record DecisionViews(List<DecisionView> decisions) {}
