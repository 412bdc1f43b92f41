package io.assidu.loyalty.member;

import io.assidu.loyalty.program.Program;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a member has.
 *
 * @param available points that can be spent now
 * @param value the discount they buy, in {@code currency}
 * @param otherValues the same in each other currency that the program takes
 * @param held points set aside for redemptions not yet captured
 * @param pending points that can be spent once the return period has ended
 * @param debt points taken back that had been spent; the next points pay it
 * @param tier the tier with its benefits and the way to the next
 * @param expiring what expires when, the soonest first
 * @param frozen whether nothing can leave the account, to protect its owner
 */
@Schema(
    examples =
        """
        {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "program": "club",
         "available": 1300, "value": 65.0, "currency": "EUR", "otherValues": [], "held": 0, "pending": 0,
         "debt": 0, "tier": {"tier": "Gold", "by": "points", "qualifying": 2300,
         "benefits": [{"id": "early-access", "text": "Sales open a day earlier"}],
         "next": "Platinum", "nextFrom": 5000, "missing": 2700,
         "losesAt": "2027-11-24T10:00:00Z", "fallsTo": "Silver", "toKeep": 2000,
         "keepBy": "2027-11-24T10:00:00Z"},
         "expiring": [{"points": 1300, "at": "2028-11-24T10:00:00Z"}], "frozen": false}""")
record MemberView(
    UUID profileId,
    String program,
    long available,
    BigDecimal value,
    String currency,
    List<WorthView> otherValues,
    long held,
    long pending,
    long debt,
    TierView tier,
    List<Expiring> expiring,
    boolean frozen) {

  /** What points buy in one currency. */
  record WorthView(String currency, BigDecimal value) {

    static List<WorthView> of(Program program, long points) {
      return program.currencies().stream()
          .map(other -> new WorthView(other.currency(), program.discount(points, other.currency())))
          .toList();
    }
  }

  /** Points that expire together. */
  record Expiring(long points, Instant at) {}
}
