package io.assidu.policy.protection;

import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.ObservedDemand;
import java.time.Duration;
import java.time.Instant;

/**
 * The windows that demand is looked at in, one after the other without a gap: as many as fit into
 * the lookback. Those of a calendar cap are taken to be of one length, since they are added up over
 * many people in many zones.
 */
record Period(Instant from, Instant to, Duration window, long windows) {

  static Period of(CapRule cap, ObservedDemand rule, Instant to) {
    Duration window = cap.window().length();
    long windows = rule.lookback().dividedBy(window);
    return new Period(to.minus(window.multipliedBy(windows)), to, window, windows);
  }
}
