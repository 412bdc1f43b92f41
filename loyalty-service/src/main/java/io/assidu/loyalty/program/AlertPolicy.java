package io.assidu.loyalty.program;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * What is told before it happens, as events that journeys start on.
 *
 * @param thresholds figures that members should hear of when they reach them
 * @param expiringDays how many days before points expire it is said
 * @param tierAtRiskDays how many days before a tier is lost it is said
 */
public record AlertPolicy(
    List<@Valid Threshold> thresholds,
    List<@NotNull @Min(1) @Max(365) Integer> expiringDays,
    List<@NotNull @Min(1) @Max(365) Integer> tierAtRiskDays) {

  static final AlertPolicy NONE = new AlertPolicy(List.of(), List.of(), List.of());

  public AlertPolicy {
    thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
    expiringDays = expiringDays == null ? List.of() : List.copyOf(expiringDays);
    tierAtRiskDays = tierAtRiskDays == null ? List.of() : List.copyOf(tierAtRiskDays);
  }

  /** The thresholds on one figure. */
  public List<Threshold> on(Threshold.Figure figure) {
    return thresholds.stream().filter(threshold -> threshold.metric() == figure).toList();
  }
}
