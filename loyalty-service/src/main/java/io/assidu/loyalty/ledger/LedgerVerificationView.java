package io.assidu.loyalty.ledger;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a verification found.
 *
 * @param valid whether everything holds
 * @param findings what does not, at most a hundred
 * @param accounts how many chains were read
 * @param movements how many movements were read
 * @param heads SHA-256 over the heads of all chains, in the order of their accounts; compare it
 *     with one that you wrote down while nothing was posted
 */
@Schema(
    examples =
        """
        {"program": "club", "valid": true, "findings": [], "accounts": 1, "movements": 3,
         "heads": "9f2c4e6a8b0d1f3a5c7e9b1d3f5a7c9e0b2d4f6a8c0e1b3d5f7a9c1e3b5d7f90",
         "balances": {"program": "club", "available": 1300, "held": 0, "debt": 0,
         "issued": -1500, "redeemed": 200, "expired": 0, "adjusted": 0, "transferred": 0}}""")
record LedgerVerificationView(
    String program,
    boolean valid,
    List<String> findings,
    long accounts,
    long movements,
    String heads,
    PointsBalancesView balances) {}
