package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.assidu.loyalty.revenue.Policy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Currency;

/**
 * One loyalty program as one document. A published version never changes; what was posted under it
 * names it.
 *
 * @param id stable, lower case
 * @param currency ISO 4217: what orders are paid in, and what the journal is kept in
 */
public record Program(
    @NotBlank @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String id,
    @NotBlank String name,
    @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
    @NotNull @Valid EarningPolicy earning,
    @NotNull @Valid ExpiryPolicy expiry,
    @NotNull @Valid TierPolicy tiers,
    @NotNull @Valid RedemptionPolicy redemption,
    @NotNull @Valid AccountingPolicy accounting) {

  /** What the journal needs to know. */
  @JsonIgnore
  public Policy books() {
    return new Policy(
        Currency.getInstance(currency), accounting.pointValue(), accounting.accounts().chart());
  }
}
