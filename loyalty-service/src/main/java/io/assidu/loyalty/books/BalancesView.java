package io.assidu.loyalty.books;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A trial balance, in the program's own currency.
 *
 * @param currency ISO 4217
 * @param debits the sum of all debits, which is {@code credits}
 * @param asOfSequence the last entry in it
 * @param others the same in each other currency that there are entries in
 */
@Schema(
    examples =
        """
        {"program": "club", "currency": "EUR", "asOfSequence": 1, "accounts": [{"account": "707000",
         "debits": 50.0, "credits": 0, "balance": 50.0}, {"account": "487000", "debits": 0,
         "credits": 50.0, "balance": -50.0}], "debits": 50.0, "credits": 50.0, "others": []}""")
record BalancesView(
    String program,
    String currency,
    long asOfSequence,
    List<AccountView> accounts,
    BigDecimal debits,
    BigDecimal credits,
    List<InCurrency> others) {

  /** The same in one other currency. */
  record InCurrency(
      String currency, List<AccountView> accounts, BigDecimal debits, BigDecimal credits) {}

  /**
   * An account.
   *
   * @param balance debits − credits: below zero for a liability or revenue
   */
  record AccountView(String account, BigDecimal debits, BigDecimal credits, BigDecimal balance) {}
}
