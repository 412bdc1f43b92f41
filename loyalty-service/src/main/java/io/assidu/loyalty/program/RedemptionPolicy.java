package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How points are spent.
 *
 * @param valuePerPoint the discount that one point buys, in the program's currency
 * @param minimumPoints fewer cannot be redeemed at once
 * @param holdFor how long a hold waits for its capture before the points go back
 * @param stepUpAcr the authentication level (ACR) that satisfies a challenge
 * @param returnGraceDays days for which points that go back after their lot expired can still be
 *     spent; 0: they expire at once
 */
public record RedemptionPolicy(
    @NotNull @DecimalMin("0") BigDecimal valuePerPoint,
    @Min(1) long minimumPoints,
    @NotNull Duration holdFor,
    @NotBlank String stepUpAcr,
    @Min(0) @Max(365) int returnGraceDays) {

  /** How long points that go back to a lot past its date can still be spent. */
  @JsonIgnore
  public Duration returnGrace() {
    return Duration.ofDays(returnGraceDays);
  }
}
