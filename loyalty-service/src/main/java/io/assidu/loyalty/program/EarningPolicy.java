package io.assidu.loyalty.program;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * How points are earned.
 *
 * @param rules each that applies adds its points
 * @param pendingDays days before the points can be spent: the return period
 */
public record EarningPolicy(
    @NotEmpty List<@Valid EarningRule> rules, @Min(0) @Max(365) int pendingDays) {

  public EarningPolicy {
    rules = rules == null ? List.of() : List.copyOf(rules);
  }
}
