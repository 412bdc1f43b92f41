package io.assidu.profile.unmerge;

import java.util.UUID;

/** The two that were one. */
record UnmergeView(UUID mergeId, UUID profileId, UUID restoredId) {}
