package io.assidu.policy.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version of a policy; it never changes. */
@Schema(
    examples =
        """
        {"id": "default", "version": 1, "document": {"zone": "Europe/Paris",
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
         "mayLoosen": false, "whenPaused": "suppress"}}}""")
public record PublishedPolicy(String id, int version, ContactPolicy document) {}
