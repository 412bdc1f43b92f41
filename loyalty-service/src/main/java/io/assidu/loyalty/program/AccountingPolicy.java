package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.assidu.loyalty.revenue.PointValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;

/**
 * How points are accounted for under IFRS 15.
 *
 * @param discountPerPoint the discount a point buys, less any that everyone gets (IFRS 15.B42a)
 * @param expectedRedemptionRate share of points expected to be redeemed (IFRS 15.B42b, B46); a new
 *     rate counts for every cohort by cumulative catch-up, never by a new allocation
 */
public record AccountingPolicy(
    @NotNull @DecimalMin("0") BigDecimal discountPerPoint,
    @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1")
        BigDecimal expectedRedemptionRate,
    @NotNull @Valid Accounts accounts) {

  @JsonIgnore
  public PointValue pointValue() {
    return new PointValue(discountPerPoint, expectedRedemptionRate);
  }
}
