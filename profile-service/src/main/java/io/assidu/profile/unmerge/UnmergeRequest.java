package io.assidu.profile.unmerge;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Which merge to undo, as {@code GET /v1/profiles/{id}/identity} names it. */
record UnmergeRequest(@NotNull UUID mergeId) {}
