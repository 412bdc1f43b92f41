package io.assidu.profile.consent;

import io.assidu.contracts.profile.ConsentState;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person said about being contacted.
 *
 * @param standing what stands, or stood at the time asked for
 * @param history every record up to then, the oldest first
 */
@Schema(
    examples =
        """
        {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01",
         "standing": [{"recordId": "0197f3c2-aa10-7b52-9f3e-2c6d1f0b7e56",
         "purpose": "marketing", "channel": "email", "status": "granted",
         "since": "2026-11-24T10:00:00Z"}],
         "history": [{"recordId": "0197f3c2-aa10-7b52-9f3e-2c6d1f0b7e56",
         "purpose": "marketing", "channel": "email", "status": "granted",
         "notice": "signup-2026-01", "method": "form", "source": "shop",
         "eventId": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55", "evidence": {},
         "at": "2026-11-24T10:00:00Z", "recordedAt": "2026-11-24T10:00:04Z"}]}""")
record ConsentView(UUID profileId, List<ConsentState> standing, List<ConsentRecord> history) {}
