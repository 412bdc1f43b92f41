package io.assidu.loyalty.tier;

import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.timer.TimerHandler;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Looks again when a member's window moves on. */
@ApplicationScoped
class TierReview implements TimerHandler {

  private final Programs programs;
  private final Ledger ledger;
  private final TierStore store;
  private final Tiers tiers;

  TierReview(Programs programs, Ledger ledger, TierStore store, Tiers tiers) {
    this.programs = programs;
    this.ledger = ledger;
    this.store = store;
    this.tiers = tiers;
  }

  @Override
  public String kind() {
    return Tiers.REVIEW;
  }

  @Override
  public Uni<Void> hold(Work work, UUID profileId) {
    return ledger.hold(work, profileId);
  }

  @Override
  public Uni<Void> due(Work work, UUID profileId) {
    return programs
        .current(work)
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(program -> review(work, profileId, program))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> review(Work work, UUID profileId, ProgramVersion program) {
    return store
        .told(work, List.of(profileId), program.id())
        .chain(
            told ->
                told.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : ledger
                        .lock(work, profileId, program)
                        .chain(
                            account ->
                                account.isEmpty()
                                    ? Uni.createFrom().voidItem()
                                    : tiers.review(work, account.get())));
  }
}
