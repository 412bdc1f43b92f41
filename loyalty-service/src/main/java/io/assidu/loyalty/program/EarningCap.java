package io.assidu.loyalty.program;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * How much a rule or action can give a member.
 *
 * @param points at most so many
 * @param per in one period
 */
public record EarningCap(@Min(1) long points, @NotNull CapPeriod per) {}
