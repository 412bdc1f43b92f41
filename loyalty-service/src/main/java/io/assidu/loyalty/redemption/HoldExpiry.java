package io.assidu.loyalty.redemption;

import io.assidu.loyalty.timer.TimerHandler;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Gives points back that nobody captured in time. */
@ApplicationScoped
class HoldExpiry implements TimerHandler {

  private final Redemptions redemptions;

  HoldExpiry(Redemptions redemptions) {
    this.redemptions = redemptions;
  }

  @Override
  public String kind() {
    return Redemptions.HOLD_EXPIRY;
  }

  @Override
  public Uni<Void> due(Work work, UUID redemptionId) {
    return redemptions.expire(work, redemptionId);
  }
}
