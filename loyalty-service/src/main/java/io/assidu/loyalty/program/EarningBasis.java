package io.assidu.loyalty.program;

/**
 * What of an order's total earns points, beside the goods.
 *
 * @param tax whether tax does
 * @param shipping whether shipping does
 * @param paidWithPoints whether the part that was paid with points does
 */
public record EarningBasis(boolean tax, boolean shipping, boolean paidWithPoints) {

  static final EarningBasis GOODS = new EarningBasis(false, false, false);
}
