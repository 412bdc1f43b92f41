package io.assidu.profile.unmerge;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which merge to undo, as {@code GET /v1/profiles/{id}/identity} names it. */
@Schema(
    examples =
        """
        {"mergeId": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55"}""")
record UnmergeRequest(@NotNull UUID mergeId) {}
