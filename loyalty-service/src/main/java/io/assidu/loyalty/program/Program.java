package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Money;
import io.assidu.loyalty.revenue.PointValue;
import io.assidu.loyalty.revenue.Policy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One loyalty program as one document. A published version never changes; what was posted under it
 * names it.
 *
 * @param id stable, lower case
 * @param currency ISO 4217: the program's own, which orders are paid in and the journal is kept in
 * @param currencies others that orders may be paid in; for each the journal is kept in it as well
 * @param rewards what points buy besides the plain discount of {@code redemption}
 * @param transfers how members pass points on to each other; not at all if left out
 * @param partners who else gives points and takes them
 */
@Schema(
    examples =
        """
        {"id": "club", "name": "Club", "currency": "EUR", "currencies": [],
         "earning": {"rules": [{"id": "purchase", "when": "event.properties.basis > 0.0",
         "points": "event.properties.basis * 1.0"}], "pendingDays": 0},
         "expiry": {"months": 24}, "tiers": {"windowMonths": 12,
         "graceDays": 30, "softLanding": true, "levels": [{"name": "Silver", "from": 0,
         "benefits": []}, {"name": "Gold", "from": 2000, "benefits": [{"id": "early-access",
         "text": {"en": "Sales open a day earlier"}}]}]}, "alerts": {"thresholds":
         [{"id": "reward-in-reach", "metric": "available", "at": 900, "of": 1000}],
         "expiringDays": [30, 7], "tierAtRiskDays": [30]},
         "redemption": {"valuePerPoint": 0.05, "minimumPoints": 100, "holdFor": "PT15M",
         "stepUpAcr": "gold", "returnGraceDays": 0}, "accounting": {"discountPerPoint": 0.05,
         "expectedRedemptionRate": 0.8, "breakage": "proportional",
         "accounts": {"sales": "707000",
         "contractLiability": "487000", "pointsRevenue": "708000", "rewardCost": "623400",
         "rewardProvision": "158200", "labels": {"707000": "Ventes de marchandises"},
         "journal": {"code": "FID", "label": "Fidélité"}, "partnerReceivable": "411000",
         "partnerPayable": "467000"}}, "rewards": [{"id": "tote-bag", "kind": "product",
         "name": {"en": "Tote bag"}, "description": {"en": "Organic cotton"}, "points": 400,
         "value": 8, "eligible": "loyalty.tier != 'Silver'", "perMember": {"times": 1,
         "days": 365}, "stock": "counted"}], "transfers": {"minimumPoints": 100,
         "maximumPoints": 5000, "sent": [{"points": 10000, "times": 5, "per": "year"}],
         "received": [{"points": 20000, "per": "year"}]}, "partners": [{"id": "airline", "name": "Airline",
         "earning": {"pricePerPoint": 0.02, "points": "event.properties.basis * 2.0",
         "qualifies": false, "perEarning": 5000, "perMemberAndDay": 10000},
         "burning": {"role": "agent", "pricePerPoint": 0.01}}]}""")
public record Program(
    @NotBlank @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String id,
    @NotBlank String name,
    @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
    @Size(max = 50) List<@Valid @NotNull ProgramCurrency> currencies,
    @NotNull @Valid EarningPolicy earning,
    @NotNull @Valid ExpiryPolicy expiry,
    @NotNull @Valid TierPolicy tiers,
    @Valid AlertPolicy alerts,
    @NotNull @Valid RedemptionPolicy redemption,
    @NotNull @Valid AccountingPolicy accounting,
    @Size(max = 200) List<@Valid Reward> rewards,
    @Nullable @Valid TransferPolicy transfers,
    @Size(max = 200) List<@Valid Partner> partners) {

  private static final int COUNTED_DIGITS = 6;

  /** A program of before there were alerts, rewards, partners and other currencies has none. */
  public Program {
    currencies = currencies == null ? List.of() : List.copyOf(currencies);
    alerts = alerts == null ? AlertPolicy.NONE : alerts;
    rewards = rewards == null ? List.of() : List.copyOf(rewards);
    partners = partners == null ? List.of() : List.copyOf(partners);
  }

  /** Whether orders may be paid in a currency. */
  public boolean takes(String paidIn) {
    return currency.equals(paidIn) || other(paidIn).isPresent();
  }

  private Optional<ProgramCurrency> other(String code) {
    return currencies.stream().filter(other -> other.currency().equals(code)).findFirst();
  }

  /** All currencies that orders may be paid in, as cohorts name them: its own first. */
  @JsonIgnore
  public List<String> cohortCurrencies() {
    return Stream.concat(
            Stream.of(CohortKey.HOME), currencies.stream().map(ProgramCurrency::currency))
        .toList();
  }

  /** The ISO code of each, by how cohorts name it: its own first. */
  @JsonIgnore
  public Map<String, String> currencyCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    cohortCurrencies().forEach(name -> codes.put(name, currencyOf(name).getCurrencyCode()));
    return Collections.unmodifiableMap(codes);
  }

  /** How cohorts name a currency. */
  public String cohortCurrency(String code) {
    return currency.equals(code) ? CohortKey.HOME : code;
  }

  /** The currency that cohorts name so. */
  public Currency currencyOf(String cohortCurrency) {
    return Currency.getInstance(cohortCurrency.equals(CohortKey.HOME) ? currency : cohortCurrency);
  }

  /** What the journal needs to know, of the program's own currency. */
  @JsonIgnore
  public Policy books() {
    return books(CohortKey.HOME);
  }

  /**
   * What the journal needs to know.
   *
   * @param cohortCurrency as cohorts name it
   */
  public Policy books(String cohortCurrency) {
    BigDecimal discount =
        other(cohortCurrency)
            .map(ProgramCurrency::discountPerPoint)
            .orElse(accounting.discountPerPoint());
    return new Policy(
        currencyOf(cohortCurrency),
        new PointValue(discount, accounting.expectedRedemptionRate()),
        accounting.breakage(),
        accounting.accounts().chart());
  }

  /** The discount that points buy in a currency that it takes. */
  public BigDecimal discount(long points, String code) {
    BigDecimal value =
        other(code).map(ProgramCurrency::valuePerPoint).orElse(redemption.valuePerPoint());
    return Money.round(value.multiply(BigDecimal.valueOf(points)), Currency.getInstance(code));
  }

  /**
   * What an amount in a currency that it takes counts for rules, caps and tiers: in the program's
   * own, to six digits. By the rate that the program fixed, and for nothing that is booked.
   */
  public BigDecimal counted(BigDecimal amount, String code) {
    return other(code)
        .map(paidIn -> amount.divide(earningRate(paidIn), COUNTED_DIGITS, RoundingMode.HALF_UP))
        .orElse(amount);
  }

  private BigDecimal earningRate(ProgramCurrency other) {
    BigDecimal fixed = other.earningRate();
    return fixed == null
        ? other.valuePerPoint().divide(redemption.valuePerPoint(), MathContext.DECIMAL64)
        : fixed;
  }
}
