package io.assidu.loyalty.points;

import io.assidu.loyalty.revenue.CohortChange;
import io.assidu.loyalty.revenue.CohortKey;
import java.util.List;
import java.util.function.BiFunction;

/** What a posting means for the cohorts that its points are accounted for in. */
public final class Consequences {

  private Consequences() {}

  /**
   * For every posting but a grant and a sale's reversal, whose money the lots do not know.
   *
   * @param holdings the lots as they were before the posting
   * @return nothing for a hold and its release: money moves when the reward is delivered; nor for a
   *     transfer: the points stay in their cohorts, to be redeemed by somebody else
   */
  public static List<CohortChange> of(Posting posting, Holdings holdings) {
    return switch (posting.movement()) {
      case BURNED, REVERSED, RETURNED -> left(posting, holdings, CohortChange::redeem);
      case EXPIRED, ADJUSTED -> left(posting, holdings, CohortChange::expire);
      case HELD, RELEASED, TRANSFERRED_OUT, TRANSFERRED_IN -> List.of();
      case EARNED, UNKNOWN ->
          throw new IllegalArgumentException("no consequence of " + posting.movement());
    };
  }

  /**
   * A debt that is paid (a {@code REVERSED} posting without a sale behind it) counts as a
   * redemption: the reward was delivered before, now there are points that it is paid with. Points
   * that are given back count as redeemed no longer.
   */
  private static List<CohortChange> left(
      Posting posting, Holdings holdings, BiFunction<CohortKey, Long, CohortChange> change) {
    return posting.changes().stream()
        .map(
            lot ->
                change.apply(holdings.lot(lot.lotId()).cohort(), -(lot.available() + lot.held())))
        .toList();
  }
}
