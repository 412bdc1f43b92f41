package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a partner's customers earn points there.
 *
 * @param pricePerPoint what the partner pays for a point, without tax
 * @param points of a transaction, in CEL over {@code event.properties.basis} (its amount), {@code
 *     profile}, {@code loyalty} and {@code now}; rounded down. Left out, the partner says how many.
 * @param qualifies whether they count towards tiers; they do not if left out
 * @param perEarning the most points of a transaction; no limit if left out
 * @param perMemberAndDay the most points of a member in a day (UTC); no limit if left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartnerEarning(
    @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 9, fraction = 6)
        BigDecimal pricePerPoint,
    @Nullable String points,
    @Nullable Boolean qualifies,
    @Nullable @Min(1) Long perEarning,
    @Nullable @Min(1) Long perMemberAndDay) {}
