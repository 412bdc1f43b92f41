package io.assidu.contracts.loyalty;

import java.util.UUID;

/** Anything that stands on {@code assidu.loyalty.events}. */
public sealed interface LoyaltyEvent permits PointsChanged, TierChanged {
  UUID profileId();

  String program();
}
