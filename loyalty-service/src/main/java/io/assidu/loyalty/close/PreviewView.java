package io.assidu.loyalty.close;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A period's figures as they are now, and what stands between it and its close.
 *
 * @param findings none if it could be closed
 */
@Schema(
    examples =
        """
        {"program": "club", "period": "2026-11", "findings": [{"rule": "period-over",
         "detail": "It ends with 2026-11-30 (UTC)."}], "statement": {"currency": "EUR",
         "liability": {"cohorts": [], "total": {"opening": 0, "deferred": 0, "recognised": 0,
         "reestimated": 0, "reversed": 0, "closing": 0, "points": {"opening": 0, "issued": 0,
         "redeemed": 0, "expired": 0, "closing": 0}}},
         "provision": {"cohorts": [], "total": {"opening": 0, "deferred": 0, "recognised": 0,
         "reestimated": 0, "reversed": 0, "closing": 0, "points": {"opening": 0, "issued": 0,
         "redeemed": 0, "expired": 0, "closing": 0}}}, "tieOuts": [], "estimates": [], "others": []}}""")
record PreviewView(
    String program, String period, List<FindingView> findings, StatementView statement) {

  /** A rule that would refuse the close, and why. */
  record FindingView(String rule, String detail) {}
}
