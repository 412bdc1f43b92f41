package io.assidu.loyalty.ledger;

import io.assidu.loyalty.points.PointsAccount;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A trial balance in points. The members' side is {@code available + held − debt}; the program's
 * side is the sum of the others; together they are zero.
 *
 * @param available in lots, held by no redemption: to be spent now or later, or overdue
 * @param held in lots, held by redemptions
 * @param debt what members owe: taken back after it was spent
 * @param issued granted by sales less what was taken back; below zero, as the program gave it
 * @param redeemed spent for rewards
 * @param expired lost by time
 * @param adjusted taken less given without a sale
 * @param transferred passed on by members less what others got of it: 0, or points are lost
 */
@Schema(
    examples =
        """
        {"program": "club", "available": 1300, "held": 0, "debt": 0, "issued": -1500,
         "redeemed": 200, "expired": 0, "adjusted": 0, "transferred": 0}""")
record PointsBalancesView(
    String program,
    long available,
    long held,
    long debt,
    long issued,
    long redeemed,
    long expired,
    long adjusted,
    long transferred) {

  static PointsBalancesView of(String program, Map<PointsAccount, Long> balances) {
    return new PointsBalancesView(
        program,
        balances.getOrDefault(PointsAccount.AVAILABLE, 0L),
        balances.getOrDefault(PointsAccount.HELD, 0L),
        balances.getOrDefault(PointsAccount.DEBT, 0L),
        balances.getOrDefault(PointsAccount.ISSUED, 0L),
        balances.getOrDefault(PointsAccount.REDEEMED, 0L),
        balances.getOrDefault(PointsAccount.EXPIRED, 0L),
        balances.getOrDefault(PointsAccount.ADJUSTED, 0L),
        balances.getOrDefault(PointsAccount.TRANSFERRED, 0L));
  }

  /** What should be zero. */
  long off() {
    return available + held - debt + issued + redeemed + expired + adjusted + transferred;
  }
}
