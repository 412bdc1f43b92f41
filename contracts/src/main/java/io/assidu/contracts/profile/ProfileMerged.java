package io.assidu.contracts.profile;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * Two profiles were found to be one person. {@code profileId} survives and keeps both histories.
 *
 * @param mergeId names this merge, for its un-merge
 * @param absorbedId the profile that is no more; what is keyed by it now belongs to {@code
 *     profileId}
 * @param evidence the identifier that linked the two
 */
@EventType("io.assidu.profile.merged.v1")
public record ProfileMerged(
    UUID mergeId,
    UUID profileId,
    long version,
    UUID absorbedId,
    IdentifierType evidence,
    Instant at)
    implements ProfileChange {}
