package io.assidu.loyalty.books;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a verification found.
 *
 * @param valid whether everything holds
 * @param findings what does not
 * @param entries how many entries were read
 * @param headHash the last one's hash; compare it with one you wrote down
 * @param liability what is owed in points by the journal's accounts
 * @param cohortLiability the same by the cohorts: allocated − recognised
 * @param outstandingPoints points that can still be redeemed, by the cohorts
 * @param ledgerPoints the same by the points ledger: the sum over all lots
 * @param currency ISO 4217: the program's own, which the sums and points here are of
 * @param others the same of each other currency that the program takes
 * @param waiting bookings not yet sealed; while there are some, points may differ
 */
@Schema(
    examples =
        """
        {"program": "club", "valid": true, "findings": [], "entries": 1,
         "headHash": "9f2c4e6a8b0d1f3a5c7e9b1d3f5a7c9e0b2d4f6a8c0e1b3d5f7a9c1e3b5d7f90",
         "currency": "EUR", "debits": 50.0, "credits": 50.0, "liability": 50.0, "cohortLiability": 50.0,
         "outstandingPoints": 1300, "ledgerPoints": 1300, "waiting": 0, "others": []}""")
record VerificationView(
    String program,
    boolean valid,
    List<String> findings,
    long entries,
    String headHash,
    String currency,
    BigDecimal debits,
    BigDecimal credits,
    BigDecimal liability,
    BigDecimal cohortLiability,
    long outstandingPoints,
    long ledgerPoints,
    long waiting,
    List<InCurrency> others) {

  /** The sums and points of one other currency. */
  record InCurrency(
      String currency,
      BigDecimal debits,
      BigDecimal credits,
      BigDecimal liability,
      BigDecimal cohortLiability,
      long outstandingPoints,
      long ledgerPoints) {}
}
