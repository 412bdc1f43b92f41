package io.assidu.policy.override;

import io.assidu.policy.document.Scope;
import io.assidu.policy.evaluate.OverrideInForce;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An override with its story.
 *
 * @param endsAt when it ends by itself, confirmed or not
 * @param endedAt when somebody ended it before
 */
record EmergencyOverride(
    UUID id,
    Scope scope,
    String reason,
    String openedBy,
    Instant openedAt,
    Instant endsAt,
    @Nullable String confirmedBy,
    @Nullable Instant confirmedAt,
    @Nullable String endedBy,
    @Nullable Instant endedAt) {

  OverrideState state(Instant now) {
    boolean over = endedAt != null || !now.isBefore(endsAt);
    if (confirmedAt == null) {
      return over ? OverrideState.NEVER_IN_FORCE : OverrideState.AWAITING_CONFIRMATION;
    }
    return over ? OverrideState.ENDED : OverrideState.IN_FORCE;
  }

  EmergencyOverride confirmed(String by, Instant at) {
    return new EmergencyOverride(
        id, scope, reason, openedBy, openedAt, endsAt, by, at, endedBy, endedAt);
  }

  EmergencyOverride ended(String by, Instant at) {
    return new EmergencyOverride(
        id, scope, reason, openedBy, openedAt, endsAt, confirmedBy, confirmedAt, by, at);
  }

  /** Of one that was confirmed: what the gate needs to know. */
  OverrideInForce inForce() {
    return new OverrideInForce(
        id,
        scope,
        Objects.requireNonNull(confirmedAt),
        endedAt == null || endsAt.isBefore(endedAt) ? endsAt : endedAt);
  }
}
