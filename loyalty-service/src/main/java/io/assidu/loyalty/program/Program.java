package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.assidu.loyalty.revenue.Policy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One loyalty program as one document. A published version never changes; what was posted under it
 * names it.
 *
 * @param id stable, lower case
 * @param currency ISO 4217: what orders are paid in, and what the journal is kept in
 * @param rewards what points buy besides the plain discount of {@code redemption}
 * @param partners who else gives points and takes them
 */
@Schema(
    examples =
        """
        {"id": "club", "name": "Club", "currency": "EUR",
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
         "days": 365}, "stock": "counted"}], "partners": [{"id": "airline", "name": "Airline",
         "earning": {"pricePerPoint": 0.02, "points": "event.properties.basis * 2.0",
         "qualifies": false, "perEarning": 5000, "perMemberAndDay": 10000},
         "burning": {"role": "agent", "pricePerPoint": 0.01}}]}""")
public record Program(
    @NotBlank @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String id,
    @NotBlank String name,
    @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
    @NotNull @Valid EarningPolicy earning,
    @NotNull @Valid ExpiryPolicy expiry,
    @NotNull @Valid TierPolicy tiers,
    @Valid AlertPolicy alerts,
    @NotNull @Valid RedemptionPolicy redemption,
    @NotNull @Valid AccountingPolicy accounting,
    @Size(max = 200) List<@Valid Reward> rewards,
    @Size(max = 200) List<@Valid Partner> partners) {

  /** A program of before there were alerts, rewards and partners has none. */
  public Program {
    alerts = alerts == null ? AlertPolicy.NONE : alerts;
    rewards = rewards == null ? List.of() : List.copyOf(rewards);
    partners = partners == null ? List.of() : List.copyOf(partners);
  }

  /** What the journal needs to know. */
  @JsonIgnore
  public Policy books() {
    return new Policy(
        Currency.getInstance(currency),
        accounting.pointValue(),
        accounting.breakage(),
        accounting.accounts().chart());
  }
}
