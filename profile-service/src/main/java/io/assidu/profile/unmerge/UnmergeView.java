package io.assidu.profile.unmerge;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The two that were one. */
@Schema(
    examples =
        """
        {"mergeId": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55",
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01",
         "restoredId": "0197f3c2-ca10-7d52-bf3e-2c6d1f0b7e58"}""")
record UnmergeView(UUID mergeId, UUID profileId, UUID restoredId) {}
