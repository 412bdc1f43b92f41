package io.assidu.profile.profile;

import io.assidu.contracts.profile.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a profile is one person: every edge it ever had, and every merge with its proof.
 *
 * @param edges also those of absorbed profiles, and those that ended
 */
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
