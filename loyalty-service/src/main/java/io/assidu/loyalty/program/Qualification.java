package io.assidu.loyalty.program;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What counts towards a tier.
 *
 * @param formula CEL over an order: the number it counts, for {@code by: formula} alone. It is
 *     asked once, when the order is completed: an order of before the formula counts nothing
 */
public record Qualification(@NotNull Metric by, @Nullable String formula) {}
