package io.assidu.contracts.loyalty;

import java.util.UUID;

/** Anything that stands on {@code assidu.loyalty.events}. */
public sealed interface LoyaltyEvent
    permits PointsChanged, PointsExpiring, ThresholdReached, TierAtRisk, TierChanged {
  UUID profileId();

  String program();
}
