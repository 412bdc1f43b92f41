package io.assidu.profile.segment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A segment as its author writes it.
 *
 * @param rule a CEL condition over {@code profile} and {@code now}
 */
record SegmentRequest(
    @NotBlank @Size(max = 100) String name,
    @Nullable @Size(max = 1000) String description,
    @NotBlank @Size(max = 4000) String rule) {}
