package io.assidu.loyalty.revenue;

/** Where points came from, which says how they are accounted for. */
public enum Origin {
  /** Granted by a sale: part of its price is deferred (IFRS 15.B39–B42). */
  SALE,
  /** Given without a sale: no contract, so nothing to defer; the expected cost is provided for. */
  GRANT
}
