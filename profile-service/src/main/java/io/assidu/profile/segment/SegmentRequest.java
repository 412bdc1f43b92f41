package io.assidu.profile.segment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A segment as its author writes it.
 *
 * @param rule a CEL condition over {@code profile} and {@code now}
 */
@Schema(
    examples =
        """
        {"name": "New customers", "rule": "profile.traits.orders == 1"}""")
record SegmentRequest(
    @NotBlank @Size(max = 100) String name,
    @Nullable @Size(max = 1000) String description,
    @NotBlank @Size(max = 4000) String rule) {}
