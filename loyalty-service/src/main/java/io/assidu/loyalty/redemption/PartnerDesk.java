package io.assidu.loyalty.redemption;

import io.assidu.loyalty.partner.PartnerToken;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Keeps a partner that calls with a token of its own to what is spent at the partner. */
@ApplicationScoped
class PartnerDesk {

  private final PartnerToken token;
  private final RedemptionStore store;

  PartnerDesk(PartnerToken token, RedemptionStore store) {
    this.token = token;
    this.store = store;
  }

  /** A partner's own token spends points there and nowhere else. */
  void requireOwn(RedemptionRequest request) {
    token.require("/partner", request.partner());
  }

  /** A partner's own token leads to no redemption but those that are spent at the partner. */
  Uni<Void> requireOwn(Work work, UUID redemptionId) {
    String partner = token.partner();
    return partner == null
        ? Uni.createFrom().voidItem()
        : store
            .partnerOf(work, redemptionId)
            .invoke(
                found -> {
                  if (!found.equals(Optional.of(partner))) {
                    throw Redemptions.unknownRedemption(redemptionId);
                  }
                })
            .replaceWithVoid();
  }
}
