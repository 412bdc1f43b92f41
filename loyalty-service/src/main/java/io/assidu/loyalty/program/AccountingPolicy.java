package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assidu.loyalty.revenue.Breakage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How points are accounted for under IFRS 15.
 *
 * @param discountPerPoint the discount a point buys, less any that everyone gets (IFRS 15.B42a)
 * @param expectedRedemptionRate share of points expected to be redeemed: what a new point is worth
 *     on its own (IFRS 15.B42b), and a new cohort's first estimate unless one of all cohorts was
 *     approved. Cohorts that are there keep theirs: they are re-estimated by an approved estimate.
 * @param breakage what becomes of points never redeemed (IFRS 15.B46), for cohorts opened from now
 *     on; {@code proportional} unless it is said
 * @param segment what members are told apart by when their points are estimated: a short text, in
 *     CEL over {@code profile} ({@code country}, {@code segments}) and {@code loyalty} ({@code
 *     program}, {@code tier}, {@code available}, {@code held}); what it comes to when points are
 *     granted stays with them. Not at all if left out.
 * @param supplier who supplies the points, where they are not the program's own: then nothing is
 *     deferred, and what is left after the supplier is a commission (IFRS 15.B36)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountingPolicy(
    @NotNull @DecimalMin("0") BigDecimal discountPerPoint,
    @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1")
        BigDecimal expectedRedemptionRate,
    Breakage breakage,
    @NotNull @Valid Accounts accounts,
    @Nullable String segment,
    @Nullable @Valid Supplier supplier) {

  public AccountingPolicy {
    breakage = breakage == null ? Breakage.PROPORTIONAL : breakage;
  }
}
