package io.assidu.policy.document;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** Another limit for whoever the condition holds for: more while onboarding, less when dormant. */
public record CapAdjustment(@NotBlank String id, @NotNull Condition when, @Min(1) int limit) {}
