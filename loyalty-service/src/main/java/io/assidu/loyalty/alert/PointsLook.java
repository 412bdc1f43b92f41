package io.assidu.loyalty.alert;

import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.program.PublicationListener;
import io.assidu.loyalty.timer.TimerHandler;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Looks at a member's points when it is time to, and at everybody's by a program's new alerts. */
@ApplicationScoped
class PointsLook implements TimerHandler, PublicationListener {

  private final Programs programs;
  private final Ledger ledger;
  private final PointsAlerts alerts;
  private final AlertStore store;
  private final Clock clock;

  PointsLook(Programs programs, Ledger ledger, PointsAlerts alerts, AlertStore store, Clock clock) {
    this.programs = programs;
    this.ledger = ledger;
    this.alerts = alerts;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return PointsAlerts.LOOK;
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
                ledger
                    .lock(work, profileId, program)
                    .chain(
                        account ->
                            account.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : alerts.look(work, account.get())))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> published(Work work, ProgramVersion before, ProgramVersion now) {
    return before.program().alerts().equals(now.program().alerts())
        ? Uni.createFrom().voidItem()
        : store.lookAtAll(work, now.id(), clock.instant());
  }
}
