package io.assidu.profile.profile;

import io.assidu.contracts.profile.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a profile is one person: every edge it ever had, and every merge with its proof.
 *
 * @param edges also those of absorbed profiles, and those that ended
 */
@Schema(
    examples =
        """
        {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01",
         "edges": [{"identifier": {"type": "email", "value": "ada@example.com"},
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "rule": "attached",
         "eventId": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55", "seenAt": "2026-11-24T10:00:00Z",
         "from": "2026-11-24T10:00:00Z"}],
         "merges": [{"mergeId": "0197f3c2-aa10-7b52-9f3e-2c6d1f0b7e56",
         "survivorId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01",
         "absorbedId": "0197f3c2-ca10-7d52-bf3e-2c6d1f0b7e58",
         "evidence": {"type": "anonymousId", "value": "a-1"}, "anchor": {"type": "customerId",
         "value": "c-1001"}, "eventId": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55",
         "at": "2026-11-24T10:00:00Z"}]}""")
record IdentityView(UUID profileId, List<Edge> edges, List<Merge> merges) {

  /**
   * An identifier pointed to a profile.
   *
   * @param rule {@code attached}: an event carried it; {@code merged}, {@code restored}: a merge or
   *     its undoing moved it
   * @param eventId the event that carried it
   * @param changeId the merge that moved it
   * @param until null while it stands
   */
  record Edge(
      Identifier identifier,
      UUID profileId,
      String rule,
      @Nullable UUID eventId,
      @Nullable UUID changeId,
      Instant seenAt,
      Instant from,
      @Nullable Instant until) {}

  /**
   * Two profiles became one, because one event carried both identifiers.
   *
   * @param evidence pointed to the absorbed profile
   * @param anchor pointed to the survivor
   */
  record Merge(
      UUID mergeId,
      UUID survivorId,
      UUID absorbedId,
      Identifier evidence,
      Identifier anchor,
      UUID eventId,
      Instant at,
      @Nullable Instant undoneAt) {}
}
