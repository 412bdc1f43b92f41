package io.assidu.loyalty.points;

/**
 * Something that happens to a member.
 *
 * @param size points, or per mille of an order refunded
 * @param which which of the orders or redemptions so far, modulo their number
 */
record Happening(Kind kind, int size, int which) {

  enum Kind {
    BUY,
    GIFT,
    REFUND,
    HOLD,
    CAPTURE,
    VOID,
    GIVE_BACK,
    DEDUCT,
    PASS_ON,
    MONTH_PASSES,
    NEW_ESTIMATE
  }
}
