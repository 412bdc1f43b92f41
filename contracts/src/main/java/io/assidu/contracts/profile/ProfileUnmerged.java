package io.assidu.contracts.profile;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * A merge was undone: what belonged to {@code restoredId} before it is split off {@code profileId}
 * again.
 *
 * @param mergeId the merge that is undone
 */
@EventType("io.assidu.profile.unmerged.v1")
public record ProfileUnmerged(
    UUID mergeId, UUID profileId, long version, UUID restoredId, Instant at)
    implements ProfileChange {}
