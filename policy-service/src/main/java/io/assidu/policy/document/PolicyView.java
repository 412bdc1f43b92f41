package io.assidu.policy.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A policy: its draft, and the version that is published. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "ContactPolicyState",
    examples =
        """
        {"id": "default", "revision": 7, "draft": {"zone": "Europe/Paris",
         "channelOrder": ["email", "push"], "consentRequiredFor": ["marketing"],
         "bounced": ["marketing", "service"], "complained": ["marketing"],
         "frozen": ["marketing"], "exemptions": [{"id": "security", "purposes": ["security"],
         "topics": [], "counted": false}], "quietHours": [{"id": "sunday-night",
         "windows": [{"from": "sunday 22:00", "to": "monday 08:00"}],
         "appliesTo": {"channels": [], "purposes": [], "topics": [], "journeys": [],
         "countries": []}}], "jitter": "PT10M", "caps": [{"id": "3-per-7-days", "limit": 3,
         "window": {"rolling": "PT168H"}, "appliesTo": {"channels": [],
         "purposes": ["marketing"], "topics": [], "journeys": [], "countries": []},
         "bounds": {"least": 1, "most": 5}, "adjustments": [{"id": "onboarding",
         "when": "'new-customers' in profile.segments", "limit": 5}]}],
         "preferences": {"appliesTo": {"channels": [], "purposes": ["marketing"], "topics": [],
         "journeys": [], "countries": []}, "bounds": {"least": 1, "most": 20},
         "mayLoosen": false, "whenPaused": "suppress"}},
         "updatedAt": "2026-11-24T10:00:00Z", "publishedVersion": 1}""")
record PolicyView(
    String id,
    @Schema(description = "The draft's revision, also its ETag.") long revision,
    ContactPolicy draft,
    Instant updatedAt,
    @Schema(description = "The version that is published; none yet, if left out.")
        @Nullable Integer publishedVersion) {

  static PolicyView of(PolicyDraft draft, @Nullable PublishedPolicy published) {
    return new PolicyView(
        draft.id(),
        draft.revision(),
        draft.document(),
        draft.updatedAt(),
        published == null ? null : published.version());
  }
}
