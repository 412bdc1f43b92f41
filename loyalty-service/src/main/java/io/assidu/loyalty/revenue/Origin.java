package io.assidu.loyalty.revenue;

/** Where points came from, which says how they are accounted for. */
public enum Origin {
  /** Granted by a sale: part of its price is deferred (IFRS 15.B39–B42). */
  SALE,
  /** Given without a sale: no contract, so nothing to defer; the expected cost is provided for. */
  GRANT,
  /**
   * Sold to a partner, whose customers earned them there: nothing but points is sold, so the whole
   * price is deferred (IFRS 15.106).
   */
  PARTNER;

  /** Whether somebody paid for them, so that what is owed in them is a contract liability. */
  public boolean paid() {
    return switch (this) {
      case SALE, PARTNER -> true;
      case GRANT -> false;
    };
  }
}
