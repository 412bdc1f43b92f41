package io.assidu.loyalty.tier;

import io.assidu.loyalty.alert.TierSight;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.standing.Merits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member whose tier was looked at.
 *
 * @param before the tier they were last told of; null for someone who is new to the program
 */
record TierReviewed(MemberAccount account, TierSight sight, @Nullable String before) {

  static TierReviewed of(MemberAccount account, Merits merits, Told told, Instant now) {
    return new TierReviewed(
        account, new TierSight(account, merits, merits.standing(now), told.reached()), told.tier());
  }

  boolean isChanged() {
    return !sight.standing().tier().equals(before);
  }
}
