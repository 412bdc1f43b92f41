package io.assidu.fraud.account;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The account is its owner's again. */
@Schema(
    examples =
        """
        {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01",
         "releasedAt": "2026-11-24T10:00:00Z"}""")
record Released(UUID profileId, Instant releasedAt) {}
