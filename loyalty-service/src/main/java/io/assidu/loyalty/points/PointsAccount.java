package io.assidu.loyalty.points;

import io.assidu.contracts.loyalty.PointsMovement;

/**
 * An account of the points ledger. The members' side is what can be spent, what is held and what is
 * owed; the other side of every movement stands on one of the program's own.
 */
public enum PointsAccount {
  /** Points in lots that no redemption holds: a balance of the members. */
  AVAILABLE,
  /** Points in lots that a redemption holds: a balance of the members. */
  HELD,
  /** Points taken back that had been spent: members owe them. */
  DEBT,
  /** Granted by sales and by partners, less what was taken back. */
  ISSUED,
  /** Spent for rewards, less what was given back. */
  REDEEMED,
  /** Lost by time. */
  EXPIRED,
  /** Given or taken without a sale. */
  ADJUSTED,
  /** Under way between members: what some passed on, less what others got. */
  TRANSFERRED;

  /** Where the other side of a movement stands. */
  public static PointsAccount counterOf(PointsMovement movement) {
    return switch (movement) {
      case EARNED, REVERSED -> ISSUED;
      case BURNED, RETURNED -> REDEEMED;
      case EXPIRED -> EXPIRED;
      case ADJUSTED -> ADJUSTED;
      case TRANSFERRED_OUT, TRANSFERRED_IN -> TRANSFERRED;
      case HELD, RELEASED -> HELD;
      case UNKNOWN -> throw new IllegalArgumentException("no account for " + movement);
    };
  }
}
