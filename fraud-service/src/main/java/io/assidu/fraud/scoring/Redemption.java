package io.assidu.fraud.scoring;

/**
 * Points that are about to go.
 *
 * @param balance what could be redeemed before it
 */
public record Redemption(long points, long balance) {

  /** The share of the balance that goes: 0 to 1. */
  double drain() {
    return balance <= 0 ? 1 : Math.min(1, (double) points / balance);
  }
}
