package io.assidu.loyalty.close;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A closed period.
 *
 * @param closedBy the person or client who closed it
 * @param head the journal's last entry at that moment
 * @param statement its figures; not in lists
 */
@Schema(
    examples =
        """
        {"program": "club", "period": "2026-10", "closedAt": "2026-11-03T09:00:00Z",
         "closedBy": "anna", "head": {"sequence": 4711,
         "hash": "9f2c4e6a8b0d1f3a5c7e9b1d3f5a7c9e0b2d4f6a8c0e1b3d5f7a9c1e3b5d7f90"},
         "statement": {"currency": "EUR",
         "liability": {"cohorts": [{"origin": "sale", "month": "2026-10", "amounts": {"opening": 0, "deferred": 50,
         "recognised": 12.5, "reestimated": 0, "reversed": 0, "closing": 37.5, "points":
         {"opening": 0, "issued": 1300, "redeemed": 260, "expired": 0, "closing": 1040}}}],
         "total": {"opening": 0, "deferred": 50, "recognised": 12.5, "reestimated": 0,
         "reversed": 0, "closing": 37.5, "points": {"opening": 0, "issued": 1300, "redeemed": 260,
         "expired": 0, "closing": 1040}}},
         "provision": {"cohorts": [], "total": {"opening": 0, "deferred": 0, "recognised": 0,
         "reestimated": 0, "reversed": 0, "closing": 0, "points": {"opening": 0, "issued": 0,
         "redeemed": 0, "expired": 0, "closing": 0}}},
         "tieOuts": [{"figure": "liability", "source": "journal", "closing": 37.5, "found": 37.5,
         "difference": 0}],
         "estimates": [{"origin": "sale", "month": "2026-10", "rate": 0.8, "programVersion": 1,
         "by": "assidu", "at": "2026-10-01T00:00:00Z"}], "others": []}}""")
record CloseView(
    String program,
    String period,
    Instant closedAt,
    String closedBy,
    HeadView head,
    @Nullable StatementView statement) {

  /** An entry's place in the journal, and its hash: what the chain must still lead through. */
  record HeadView(long sequence, String hash) {}
}
