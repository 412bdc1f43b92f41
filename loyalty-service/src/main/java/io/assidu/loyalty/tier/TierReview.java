package io.assidu.loyalty.tier;

import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.timer.TimerHandler;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Looks again when a member's points leave the window. */
@ApplicationScoped
class TierReview implements TimerHandler {

  private final Programs programs;
  private final TierStore store;
  private final Tiers tiers;

  TierReview(Programs programs, TierStore store, Tiers tiers) {
    this.programs = programs;
    this.store = store;
    this.tiers = tiers;
  }

  @Override
  public String kind() {
    return Tiers.REVIEW;
  }

  @Override
  public Uni<Void> due(Work work, UUID profileId) {
    return programs
        .current(work)
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(
            program ->
                store
                    .tier(work, profileId, program.id())
                    .chain(
                        known ->
                            known.isPresent()
                                ? tiers.review(work, profileId, program)
                                : Uni.createFrom().voidItem()))
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
