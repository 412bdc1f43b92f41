package io.assidu.profile.segment;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A segment's rule as of one version.
 *
 * @param id stable, chosen by whoever made it
 * @param rule a CEL condition over {@code profile} and {@code now}
 */
@Schema(
    examples =
        """
        {"id": "new-customers", "version": 1, "name": "New customers",
         "rule": "profile.traits.orders == 1", "createdAt": "2026-11-24T10:00:00Z"}""")
record Segment(
    String id,
    int version,
    String name,
    @Nullable String description,
    String rule,
    Instant createdAt) {}
