package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way of earning on orders, in CEL. Exactly one of {@code points} and {@code multiplier} is
 * given. With {@code from} and {@code until} it is a campaign.
 *
 * @param when whether it applies to an order
 * @param points how many, before rounding; {@code event.properties.basis} is what earns, {@code
 *     event.properties.categories} the totals of the order's lines by category
 * @param multiplier what the sum of all {@code points} is multiplied by, 1 or more
 * @param from the first instant that it applies to; always if left out
 * @param until from when it does not apply any more; never if left out
 * @param caps how much it can give a member; no limit if left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EarningRule(
    @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String id,
    @NotBlank String when,
    @Nullable String points,
    @Nullable String multiplier,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable List<@Valid EarningCap> caps) {

  public EarningRule {
    caps = caps == null ? null : List.copyOf(caps);
  }

  List<EarningCap> allCaps() {
    return caps == null ? List.of() : caps;
  }
}
