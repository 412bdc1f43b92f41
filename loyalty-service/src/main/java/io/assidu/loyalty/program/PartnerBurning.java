package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assidu.loyalty.revenue.Role;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How members spend points at a partner.
 *
 * @param role what the program's company is for what the partner delivers (IFRS 15.B34–B38)
 * @param pricePerPoint what the partner gets for a point, without tax; left out, points buy only
 *     rewards there, of which it gets the {@code value}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartnerBurning(
    @NotNull Role role,
    @Nullable @DecimalMin(value = "0", inclusive = false) @Digits(integer = 9, fraction = 6)
        BigDecimal pricePerPoint) {}
