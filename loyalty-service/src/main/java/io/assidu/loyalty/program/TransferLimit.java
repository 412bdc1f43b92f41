package io.assidu.loyalty.program;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * How much, or how often, one member can transfer in a period: one of the two or both.
 *
 * @param points at most so many
 * @param times at most so often
 * @param per in one period
 */
public record TransferLimit(
    @Nullable @Min(1) Long points, @Nullable @Min(1) Integer times, @NotNull CapPeriod per) {}
