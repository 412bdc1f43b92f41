package io.assidu.policy.override;

import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.assidu.policy.PolicyError;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Where overrides are opened, confirmed and ended. */
@ApplicationScoped
class OverrideDesk {

  private final OverrideStore store;
  private final Overrides overrides;
  private final Clock clock;

  OverrideDesk(OverrideStore store, Overrides overrides, Clock clock) {
    this.store = store;
    this.overrides = overrides;
    this.clock = clock;
  }

  Uni<OverrideView> open(Work work, OverrideAsk ask, String who) {
    Instant now = now();
    ask.check(now);
    EmergencyOverride opened =
        new EmergencyOverride(
            Ids.next(),
            ask.scope(),
            ask.reason(),
            who,
            now,
            ask.endsAt().truncatedTo(ChronoUnit.MILLIS),
            null,
            null,
            null,
            null);
    return store.open(work, opened).replaceWith(OverrideView.of(opened, 0, now));
  }

  /** It takes two: whoever opened it cannot confirm it. */
  Uni<OverrideView> confirm(Work work, UUID id, String who) {
    Instant now = now();
    return change(
        work,
        id,
        found -> {
          if (found.openedBy().equals(who)) {
            throw PolicyError.SECOND_PERSON_NEEDED.problem(
                "You opened this override: somebody else has to confirm it.");
          }
          if (found.state(now) != OverrideState.AWAITING_CONFIRMATION) {
            throw PolicyError.NOT_AWAITING_CONFIRMATION.problem(
                "This override was confirmed or is over.");
          }
          return found.confirmed(who, now);
        });
  }

  /** One that is over stays as it is. */
  Uni<OverrideView> end(Work work, UUID id, String who) {
    Instant now = now();
    return change(
        work,
        id,
        found ->
            switch (found.state(now)) {
              case AWAITING_CONFIRMATION, IN_FORCE -> found.ended(who, now);
              case ENDED, NEVER_IN_FORCE -> found;
            });
  }

  private Uni<OverrideView> change(Work work, UUID id, UnaryOperator<EmergencyOverride> change) {
    work.afterCommit(overrides::forget);
    return store
        .lock(work, id)
        .map(found -> change.apply(found.orElseThrow(OverrideDesk::unknown)))
        .call(changed -> store.update(work, changed))
        .chain(
            changed ->
                store.uses(work, id).map(uses -> OverrideView.of(changed, uses, clock.instant())));
  }

  static RuntimeException unknown() {
    return PolicyError.UNKNOWN_OVERRIDE.problem("There is no such override.");
  }

  /** As exact as the database keeps it, so that what is answered is what is read again. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
