package io.assidu.loyalty.revenue;

/**
 * The accounts a program is booked on.
 *
 * @param sales where the shop books its sales: the deferred part leaves it
 * @param contractLiability deferred income for points (IFRS 15.105)
 * @param pointsRevenue revenue from points redeemed or never to be redeemed
 * @param rewardCost expense for points given without a sale
 * @param rewardProvision what those points are expected to cost still
 */
public record Chart(
    String sales,
    String contractLiability,
    String pointsRevenue,
    String rewardCost,
    String rewardProvision) {

  String source(Origin origin) {
    return switch (origin) {
      case SALE -> sales;
      case GRANT -> rewardCost;
    };
  }

  public String owed(Origin origin) {
    return switch (origin) {
      case SALE -> contractLiability;
      case GRANT -> rewardProvision;
    };
  }

  /** A gift's reward lowers the price of the sale it is spent on, so its provision is released. */
  String released(Origin origin) {
    return switch (origin) {
      case SALE -> pointsRevenue;
      case GRANT -> rewardCost;
    };
  }
}
