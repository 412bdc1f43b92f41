package io.assidu.loyalty.program;

import io.assidu.loyalty.revenue.Supply;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;

/**
 * Who supplies the program's points, where they are not its own, as an airline its miles.
 *
 * @param partner one of the program's partners
 * @param costPerPoint what they are owed for a point, when it is granted
 */
public record Supplier(
    @NotNull @Pattern(regexp = Partner.ID) String partner,
    @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 9, fraction = 6)
        BigDecimal costPerPoint) {

  public Supply supply() {
    return new Supply(partner, costPerPoint);
  }
}
