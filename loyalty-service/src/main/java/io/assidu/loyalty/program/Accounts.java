package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.assidu.loyalty.revenue.Chart;
import jakarta.validation.constraints.NotBlank;

/**
 * The accounts of the company's chart that the journal uses.
 *
 * @param sales where the shop books what it sells
 * @param contractLiability deferred income for points
 * @param pointsRevenue revenue from points
 * @param rewardCost expense for points given without a sale
 * @param rewardProvision what those are expected to cost still
 */
public record Accounts(
    @NotBlank String sales,
    @NotBlank String contractLiability,
    @NotBlank String pointsRevenue,
    @NotBlank String rewardCost,
    @NotBlank String rewardProvision) {

  @JsonIgnore
  Chart chart() {
    return new Chart(sales, contractLiability, pointsRevenue, rewardCost, rewardProvision);
  }
}
