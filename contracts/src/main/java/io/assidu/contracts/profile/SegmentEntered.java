package io.assidu.contracts.profile;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * A profile entered a segment.
 *
 * @param segmentId the segment's stable id
 * @param segmentVersion the version of its rule that said so
 */
@EventType("io.assidu.profile.segment-entered.v1")
public record SegmentEntered(
    UUID profileId, long version, String segmentId, int segmentVersion, Instant at)
    implements ProfileChange {}
