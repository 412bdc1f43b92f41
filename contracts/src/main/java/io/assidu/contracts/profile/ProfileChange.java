package io.assidu.contracts.profile;

import java.util.UUID;

/** Anything that stands on {@code assidu.profile.changes}. */
public sealed interface ProfileChange
    permits ProfileChanged,
        SegmentEntered,
        SegmentExited,
        ConsentChanged,
        ProfileMerged,
        ProfileUnmerged,
        ProfileErased {

  UUID profileId();

  /**
   * Grows by one with each change of the profile; a consumer ignores what is older than what it
   * has.
   */
  long version();
}
