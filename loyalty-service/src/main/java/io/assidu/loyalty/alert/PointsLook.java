package io.assidu.loyalty.alert;

import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.timer.TimerHandler;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Looks at a member's points when it is time to. */
@ApplicationScoped
class PointsLook implements TimerHandler {

  private final Programs programs;
  private final Ledger ledger;
  private final PointsAlerts alerts;

  PointsLook(Programs programs, Ledger ledger, PointsAlerts alerts) {
    this.programs = programs;
    this.ledger = ledger;
    this.alerts = alerts;
  }

  @Override
  public String kind() {
    return PointsAlerts.LOOK;
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
}
