package io.assidu.loyalty.tier;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.TierChanged;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.TierPolicy;
import io.assidu.loyalty.timer.Timers;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps every member's tier true: after each change of points, and when points leave the window.
 */
@ApplicationScoped
public class Tiers {

  /** Timers of this kind have a profile's id. */
  static final String REVIEW = "tier-review";

  private final TierStore store;
  private final Timers timers;
  private final Clock clock;

  Tiers(TierStore store, Timers timers, Clock clock) {
    this.store = store;
    this.timers = timers;
    this.clock = clock;
  }

  /** Where a member stands now. */
  public Uni<Standing> standing(Work work, UUID profileId, ProgramVersion program) {
    Instant now = clock.instant();
    TierPolicy policy = program.program().tiers();
    Instant from = now.atZone(ZoneOffset.UTC).minusMonths(policy.windowMonths()).toInstant();
    return store
        .qualifying(work, profileId, program.id(), from)
        .map(earned -> Standing.of(policy, earned, now));
  }

  /** The tiers that members were last told of, by their profiles. */
  public Uni<Map<UUID, String>> told(Work work, Collection<UUID> profileIds, String program) {
    return store.told(work, List.copyOf(profileIds), program);
  }

  /** Sees whether points that were posted move their member to another tier. */
  public Uni<Void> review(Work work, MemberAccount account) {
    return review(work, account.profileId(), account.program());
  }

  /** Announces the tier if it changed, and sets the time to look again. */
  public Uni<Void> review(Work work, UUID profileId, ProgramVersion program) {
    return standing(work, profileId, program)
        .chain(
            standing ->
                store
                    .tier(work, profileId, program.id())
                    .chain(before -> change(work, profileId, program, before, standing))
                    .chain(() -> lookAgain(work, profileId, standing)));
  }

  private Uni<Void> change(
      Work work,
      UUID profileId,
      ProgramVersion program,
      Optional<String> before,
      Standing standing) {
    if (before.isPresent() && before.get().equals(standing.tier())) {
      return Uni.createFrom().voidItem();
    }
    Instant now = clock.instant();
    work.emit(
        Topics.LOYALTY_EVENTS,
        profileId.toString(),
        new TierChanged(
            profileId,
            program.id(),
            before.orElse(null),
            standing.tier(),
            standing.points()
                + " points in "
                + program.program().tiers().windowMonths()
                + " months",
            now));
    return store.save(work, profileId, program.id(), standing.tier(), now);
  }

  private Uni<Void> lookAgain(Work work, UUID profileId, Standing standing) {
    Instant losesAt = standing.losesAt();
    return losesAt == null
        ? Uni.createFrom().voidItem()
        : timers.set(work, List.of(new Timers.Due(REVIEW, profileId, losesAt)));
  }

  /** Forgets what tier a profile was told of: it was merged into another, or erased. */
  public Uni<Void> forget(Work work, UUID profileId) {
    return store.forget(work, profileId);
  }
}
