package io.assidu.loyalty.program;

import jakarta.validation.constraints.NotBlank;

/**
 * One way of earning, in CEL.
 *
 * @param when whether it applies to an order
 * @param points how many, before rounding down; {@code event.properties.basis} is what earns: the
 *     goods without tax, shipping and the part paid with points
 */
public record EarningRule(@NotBlank String id, @NotBlank String when, @NotBlank String points) {}
