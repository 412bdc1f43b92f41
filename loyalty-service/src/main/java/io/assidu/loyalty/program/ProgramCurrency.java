package io.assidu.loyalty.program;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A currency that orders may be paid in besides the program's own. What is deferred for them is
 * booked in it: no amount is ever converted in the journal.
 *
 * @param currency ISO 4217
 * @param discountPerPoint the discount a point buys in it, less any that everyone gets (IFRS
 *     15.B42a)
 * @param valuePerPoint the discount that a point buys in it
 * @param earningRate how much of it earns as much as one unit of the program's own currency: fixed
 *     by the program, for earning rules, caps and tiers, and no market's rate. If left out, as the
 *     discounts compare: its {@code valuePerPoint} ÷ that of the program's own.
 */
public record ProgramCurrency(
    @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
    @NotNull @DecimalMin("0") BigDecimal discountPerPoint,
    @NotNull @DecimalMin("0") BigDecimal valuePerPoint,
    @Nullable @DecimalMin(value = "0", inclusive = false) BigDecimal earningRate) {}
