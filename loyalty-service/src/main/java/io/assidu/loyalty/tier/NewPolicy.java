package io.assidu.loyalty.tier;

import io.assidu.loyalty.alert.PointsAlerts;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.PublicationListener;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * A program's new tiers and alerts count for all its members from its publication on. Points come
 * before tiers, as they do when somebody earns: so nobody waits for a timer in a circle.
 */
@ApplicationScoped
class NewPolicy implements PublicationListener {

  private final TierStore store;
  private final PointsAlerts points;
  private final Clock clock;

  NewPolicy(TierStore store, PointsAlerts points, Clock clock) {
    this.store = store;
    this.points = points;
    this.clock = clock;
  }

  @Override
  public Uni<Void> published(Work work, ProgramVersion before, ProgramVersion now) {
    boolean newAlerts = !before.program().alerts().equals(now.program().alerts());
    boolean newTiers = !before.program().tiers().equals(now.program().tiers());
    Uni<Void> nothing = Uni.createFrom().voidItem();
    return (newAlerts ? points.lookAtAll(work, now.id()) : nothing)
        .chain(
            () ->
                newAlerts || newTiers ? store.reviewAll(work, now.id(), clock.instant()) : nothing);
  }
}
