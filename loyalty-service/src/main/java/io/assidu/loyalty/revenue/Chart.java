package io.assidu.loyalty.revenue;

/**
 * The accounts a program is booked on.
 *
 * @param sales where the shop books its sales: the deferred part leaves it
 * @param contractLiability deferred income for points (IFRS 15.105)
 * @param pointsRevenue revenue from points redeemed or never to be redeemed
 * @param rewardCost expense for points given without a sale
 * @param rewardProvision what those points are expected to cost still
 * @param partnerReceivable what partners owe for points that their customers earned
 * @param partnerPayable what partners are owed for what members spent there, or for their own
 *     points
 */
public record Chart(
    String sales,
    String contractLiability,
    String pointsRevenue,
    String rewardCost,
    String rewardProvision,
    String partnerReceivable,
    String partnerPayable) {

  /** Where the numbers of the French chart (PCG) put third parties, unless a program says other. */
  public static final String RECEIVABLE = "411000";

  public static final String PAYABLE = "467000";

  /** The chart of a program that says nothing of partners. */
  public Chart(
      String sales,
      String contractLiability,
      String pointsRevenue,
      String rewardCost,
      String rewardProvision) {
    this(sales, contractLiability, pointsRevenue, rewardCost, rewardProvision, RECEIVABLE, PAYABLE);
  }

  String source(Origin origin) {
    return switch (origin) {
      case SALE -> sales;
      case GRANT -> rewardCost;
      case PARTNER -> partnerReceivable;
    };
  }

  public String owed(Origin origin) {
    return origin.paid() ? contractLiability : rewardProvision;
  }

  /** A gift's reward lowers the price of the sale it is spent on, so its provision is released. */
  String released(Origin origin) {
    return origin.paid() ? pointsRevenue : rewardCost;
  }
}
