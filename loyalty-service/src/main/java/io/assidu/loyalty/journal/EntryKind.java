package io.assidu.loyalty.journal;

import java.util.Arrays;

/** What an entry books. */
public enum EntryKind {
  /** A sale granted points: the part of its price that belongs to them is deferred. */
  ALLOCATION("allocation"),
  /** Points were redeemed or expired: deferred revenue is earned. */
  RECOGNITION("recognition"),
  /**
   * A sale was given back: its deferral goes, and revenue recognised on it. Or points that were
   * redeemed: what was recognised on them is owed again.
   */
  REVERSAL("reversal"),
  /** The expected redemption rate changed: cumulative catch-up. */
  RE_ESTIMATE("re-estimate"),
  /** Points were given without a sale: their expected cost is provided for. */
  COST("cost"),
  /** What members spent at a partner is owed to the partner; or, given back, is not any more. */
  SETTLEMENT("settlement");

  private final String wireName;

  EntryKind(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static EntryKind of(String wireName) {
    return Arrays.stream(values())
        .filter(kind -> kind.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of entry: " + wireName));
  }
}
