package io.assidu.profile.segment;

import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.SegmentEntered;
import io.assidu.contracts.profile.SegmentExited;
import java.time.Instant;
import java.util.UUID;

/** A profile entered or left a segment, by this version of its rule. */
public record Flip(String segmentId, int segmentVersion, boolean entered) {

  public ProfileChange change(UUID profileId, long version, Instant at) {
    return entered
        ? new SegmentEntered(profileId, version, segmentId, segmentVersion, at)
        : new SegmentExited(profileId, version, segmentId, segmentVersion, at);
  }
}
