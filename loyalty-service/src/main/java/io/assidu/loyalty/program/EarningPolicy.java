package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How points are earned. What is left out has the value named here.
 *
 * @param rules what an order earns: rules with {@code points} that apply add up, then rules with a
 *     {@code multiplier} that apply raise the sum
 * @param pendingDays days before an order's points can be spent: the return period
 * @param basis what of an order earns; the goods alone if left out
 * @param rounding of an order's points to whole ones; {@code down} if left out
 * @param stacking of multipliers that apply together; {@code best} if left out
 * @param actions what earns points without a sale
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EarningPolicy(
    @NotEmpty List<@Valid EarningRule> rules,
    @Min(0) @Max(365) int pendingDays,
    @Valid @Nullable EarningBasis basis,
    @Nullable PointsRounding rounding,
    @Nullable Stacking stacking,
    @Nullable List<@Valid EarningAction> actions) {

  public EarningPolicy {
    rules = rules == null ? List.of() : List.copyOf(rules);
    actions = actions == null ? null : List.copyOf(actions);
  }

  /** What an order earns on, with what was left out filled in. */
  EarningBasis effectiveBasis() {
    return basis == null ? EarningBasis.GOODS : basis;
  }

  PointsRounding effectiveRounding() {
    return rounding == null ? PointsRounding.DOWN : rounding;
  }

  Stacking effectiveStacking() {
    return stacking == null ? Stacking.BEST : stacking;
  }

  List<EarningAction> allActions() {
    return actions == null ? List.of() : actions;
  }
}
