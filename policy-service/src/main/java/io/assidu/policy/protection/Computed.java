package io.assidu.policy.protection;

import io.assidu.policy.arbitration.DemandProtection;
import io.assidu.policy.document.CapRule;
import java.time.Instant;

/**
 * A computation of a cap's protection.
 *
 * @param from the first moment that was looked at
 * @param to the first moment after
 */
record Computed(CapRule cap, Instant at, Instant from, Instant to, DemandProtection found) {}
