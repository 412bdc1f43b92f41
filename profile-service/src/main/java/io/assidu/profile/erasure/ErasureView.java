package io.assidu.profile.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the forgetting of a person has come.
 *
 * @param complete every service has said that it is done
 */
@Schema(
    examples =
        """
        {"erasureId": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55",
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "at": "2026-11-24T10:00:00Z",
         "complete": false, "services": [{"service": "loyalty-service",
         "at": "2026-11-24T10:00:04Z"}, {"service": "fraud-service"}]}""")
record ErasureView(
    UUID erasureId, UUID profileId, Instant at, boolean complete, List<Done> services) {

  /** One service's part; {@code at} is null while it has not said so. */
  record Done(String service, @Nullable Instant at) {}
}
