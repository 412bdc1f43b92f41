package io.assidu.loyalty.program;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * Standing by points earned.
 *
 * @param windowMonths how far back points count, rolling, in UTC
 * @param levels from the lowest, which is from 0, upwards
 */
public record TierPolicy(
    @Min(1) @Max(120) int windowMonths, @NotEmpty List<@Valid TierLevel> levels) {

  public TierPolicy {
    levels = levels == null ? List.of() : List.copyOf(levels);
  }
}
