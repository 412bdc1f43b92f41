package io.assidu.policy.rehearsal;

import io.assidu.policy.document.PolicyDraft;
import io.assidu.policy.replay.Changes;
import io.assidu.policy.replay.Comparison;
import io.assidu.policy.replay.Totals;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a draft would have made of a period, against what really happened. */
@Schema(
    name = "Rehearsal",
    examples =
        """
        {"policyId": "default", "revision": 7, "from": "2026-11-01T00:00:00Z",
         "to": "2026-11-24T00:00:00Z", "samplePercent": 100, "people": 310, "contacts": 1200,
         "recorded": {"sent": {"email": 800, "push": 40},
         "deferrals": {"quiet-hours:sunday-night": 41},
         "suppressed": {"cap:3-per-7-days": 298, "consent": 60}, "waiting": 2,
         "peopleReached": 290, "valueSent": 812.5, "valueForgone": 103},
         "rehearsed": {"sent": {"email": 701, "push": 38},
         "deferrals": {"quiet-hours:sunday-night": 41},
         "suppressed": {"cap:2-per-7-days": 399, "consent": 60}, "waiting": 2,
         "peopleReached": 290, "valueSent": 760.25, "valueForgone": 155.25},
         "changes": {"people": 74, "newlySent": 0, "noLongerSent": 101, "otherMoment": 0,
         "otherChannel": 3}}""")
record RehearsalView(
    String policyId,
    @Schema(description = "The draft's revision that was rehearsed.") long revision,
    Instant from,
    Instant to,
    int samplePercent,
    @Schema(description = "People with at least one contact in the period.") long people,
    long contacts,
    @Schema(description = "What really happened.") Totals recorded,
    @Schema(description = "What would have happened under the draft.") Totals rehearsed,
    Changes changes) {

  static RehearsalView of(PolicyDraft draft, RehearsalRequest period, Comparison comparison) {
    return new RehearsalView(
        draft.id(),
        draft.revision(),
        period.from(),
        period.to(),
        period.percent(),
        comparison.people(),
        comparison.contacts(),
        comparison.recorded(),
        comparison.replayed(),
        comparison.changes());
  }
}
