package io.assidu.loyalty.member;

import io.assidu.loyalty.tier.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a member has.
 *
 * @param available points that can be spent now
 * @param value the discount they buy, in {@code currency}
 * @param held points set aside for redemptions not yet captured
 * @param pending points that can be spent once the return period has ended
 * @param debt points taken back that had been spent; the next points pay it
 * @param tier the tier with the progress to the next
 * @param expiring what expires when, the soonest first
 * @param frozen whether nothing can leave the account, to protect its owner
 */
record MemberView(
    UUID profileId,
    String program,
    long available,
    BigDecimal value,
    String currency,
    long held,
    long pending,
    long debt,
    Standing tier,
    List<Expiring> expiring,
    boolean frozen) {

  /** Points that expire together. */
  record Expiring(long points, Instant at) {}
}
