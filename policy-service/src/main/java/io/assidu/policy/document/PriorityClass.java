package io.assidu.policy.document;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Contacts that are alike when places are few: those with at least this priority that are in no
 * class above.
 *
 * @param minPriority 0 to 100; the last class has 0, and may leave it out
 * @param value what one of its contacts is worth, in the company's currency; without it, what their
 *     requests say on average. Only computed protection asks for it
 */
public record PriorityClass(
    @NotBlank String id,
    @PositiveOrZero @Max(100) int minPriority,
    @PositiveOrZero @Nullable BigDecimal value) {}
