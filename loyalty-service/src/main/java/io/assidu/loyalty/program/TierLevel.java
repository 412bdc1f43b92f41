package io.assidu.loyalty.program;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/**
 * A tier.
 *
 * @param from points within the window that it takes
 */
public record TierLevel(@NotBlank String name, @Min(0) long from) {}
