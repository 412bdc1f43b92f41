package io.assidu.profile.segment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A segment's rule as of one version.
 *
 * @param id stable, chosen by whoever made it
 * @param rule a CEL condition over {@code profile} and {@code now}
 */
record Segment(
    String id,
    int version,
    String name,
    @Nullable String description,
    String rule,
    Instant createdAt) {}
