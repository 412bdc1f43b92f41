package io.assidu.loyalty.tier;

import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.PublicationListener;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** A program's new tiers count for all its members from its publication on. */
@ApplicationScoped
class NewPolicy implements PublicationListener {

  private final TierStore store;
  private final Clock clock;

  NewPolicy(TierStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Uni<Void> published(Work work, ProgramVersion before, ProgramVersion now) {
    boolean same =
        before.program().tiers().equals(now.program().tiers())
            && before.program().alerts().equals(now.program().alerts());
    return same ? Uni.createFrom().voidItem() : store.reviewAll(work, now.id(), clock.instant());
  }
}
