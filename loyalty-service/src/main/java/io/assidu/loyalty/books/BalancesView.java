package io.assidu.loyalty.books;

import java.math.BigDecimal;
import java.util.List;

/**
 * A trial balance.
 *
 * @param debits the sum of all debits, which is {@code credits}
 * @param asOfSequence the last entry in it
 */
record BalancesView(
    String program,
    long asOfSequence,
    List<AccountView> accounts,
    BigDecimal debits,
    BigDecimal credits) {

  /**
   * An account.
   *
   * @param balance debits − credits: below zero for a liability or revenue
   */
  record AccountView(String account, BigDecimal debits, BigDecimal credits, BigDecimal balance) {}
}
