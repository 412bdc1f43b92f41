package io.assidu.contracts.profile;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * A service's word that it has carried out a merge, un-merge or erasure on all it stores.
 *
 * @param changeId the {@code mergeId} or {@code erasureId} it answers
 * @param change {@code merged}, {@code unmerged} or {@code erased}
 * @param service the service's name
 */
@EventType("io.assidu.profile.change-applied.v1")
public record ProfileChangeApplied(
    UUID changeId, UUID profileId, String change, String service, Instant at) {}
