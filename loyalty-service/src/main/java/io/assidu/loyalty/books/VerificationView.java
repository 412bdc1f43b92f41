package io.assidu.loyalty.books;

import java.math.BigDecimal;
import java.util.List;

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
 * @param waiting bookings not yet sealed; while there are some, points may differ
 */
record VerificationView(
    String program,
    boolean valid,
    List<String> findings,
    long entries,
    String headHash,
    BigDecimal debits,
    BigDecimal credits,
    BigDecimal liability,
    BigDecimal cohortLiability,
    long outstandingPoints,
    long ledgerPoints,
    long waiting) {}
