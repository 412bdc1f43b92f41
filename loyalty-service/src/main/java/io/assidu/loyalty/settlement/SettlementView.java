package io.assidu.loyalty.settlement;

import io.assidu.loyalty.revenue.PartnerStatement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a partner and a program owe each other for a month: opening + net = closing. Above zero the
 * partner owes, below zero the program.
 *
 * @param period a calendar month, UTC
 * @param status {@code open}: it may still change; {@code issued}: it does not
 * @param number of the partner's issued statements: 1, 2, 3, …; null while it is open
 * @param opening what was owed before
 * @param net what the month added
 * @param owedBy who owes the net: {@code partner}, {@code program} or {@code nobody}
 * @param late how many items count for a day before the month, but came after its statement
 * @param evidence what stands behind the figures
 * @param tieOut the same by the journal
 * @param findings what would refuse to issue it now; none for an issued one
 */
@Schema(
    examples =
        """
        {"program": "club", "partnerId": "airline", "partnerName": "Airline", "period": "2026-10",
         "status": "issued", "number": 3, "currency": "EUR", "opening": 0,
         "lines": [{"kind": "earned", "price": 0.02, "count": 12, "points": 6000, "amount": 120},
         {"kind": "burned", "price": 0.01, "count": 4, "points": 2500, "amount": -25}],
         "net": 95, "owedBy": "partner", "closing": 95, "late": 0,
         "evidence": {"movements": 16, "points": 8500, "bookings": 16, "lastEntry": 4711},
         "tieOut": {"journal": 95, "difference": 0}, "findings": [],
         "issuedAt": "2026-11-03T09:00:00Z", "issuedBy": "clara",
         "previousHash": "0000000000000000000000000000000000000000000000000000000000000000",
         "hash": "9f2c4e6a8b0d1f3a5c7e9b1d3f5a7c9e0b2d4f6a8c0e1b3d5f7a9c1e3b5d7f90"}""")
record SettlementView(
    String program,
    String partnerId,
    String partnerName,
    String period,
    Status status,
    @Nullable Integer number,
    String currency,
    BigDecimal opening,
    List<LineView> lines,
    BigDecimal net,
    String owedBy,
    BigDecimal closing,
    long late,
    EvidenceView evidence,
    TieOutView tieOut,
    List<FindingView> findings,
    @Nullable Instant issuedAt,
    @Nullable String issuedBy,
    @Nullable String previousHash,
    @Nullable String hash) {

  /**
   * What happened in one way at one price.
   *
   * @param kind {@code earned}, {@code reversed}, {@code burned}, {@code returned}, {@code
   *     supplied} or {@code withdrawn}
   * @param price of a point; null where rewards have a value of their own
   * @param amount what it adds to what the partner owes
   */
  record LineView(
      String kind, @Nullable BigDecimal price, long count, long points, BigDecimal amount) {

    static LineView of(PartnerStatement.Line line) {
      BigDecimal price = line.price();
      return new LineView(
          line.kind().wireName(),
          price == null ? null : plain(price),
          line.count(),
          line.points(),
          plain(line.amount()));
    }
  }

  /**
   * What stands behind the figures.
   *
   * @param movements of points, by the ledger
   * @param points that they moved
   * @param bookings that the items come from
   * @param lastEntry the journal's last entry when it was looked at
   */
  record EvidenceView(long movements, long points, long bookings, long lastEntry) {}

  /**
   * The net held against the partner's accounts in the journal.
   *
   * @param journal what the same entries add to them
   */
  record TieOutView(BigDecimal journal, BigDecimal difference) {}

  /** A rule that stands against issuing it, and why. */
  record FindingView(String rule, String detail) {}

  static String word(PartnerStatement.Debtor debtor) {
    return debtor.name().toLowerCase(Locale.ROOT);
  }

  /** Without the zeros that the database pads amounts with. */
  static BigDecimal plain(BigDecimal amount) {
    return new BigDecimal(amount.stripTrailingZeros().toPlainString());
  }
}
