package io.assidu.loyalty.program;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * How often one member can have a reward.
 *
 * @param times how often
 * @param days within how many days; ever, if left out
 */
public record MemberLimit(@Min(1) int times, @Nullable @Min(1) @Max(3650) Integer days) {}
