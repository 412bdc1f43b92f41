package io.assidu.contracts.fraud;

import java.util.UUID;

/** Anything that stands on {@code assidu.fraud.alerts}. */
public sealed interface FraudAlert permits AlertRaised, AccountFrozen, AccountReleased {
  UUID profileId();
}
