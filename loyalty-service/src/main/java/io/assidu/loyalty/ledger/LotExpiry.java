package io.assidu.loyalty.ledger;

import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.timer.TimerHandler;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Expires what is left of a lot on its day. */
@ApplicationScoped
class LotExpiry implements TimerHandler {

  private final LedgerStore store;
  private final Ledger ledger;
  private final Programs programs;

  LotExpiry(LedgerStore store, Ledger ledger, Programs programs) {
    this.store = store;
    this.ledger = ledger;
    this.programs = programs;
  }

  @Override
  public String kind() {
    return Ledger.LOT_EXPIRY;
  }

  @Override
  public Uni<Void> due(Work work, UUID lotId) {
    return store
        .placeOf(work, lotId)
        .chain(
            lot ->
                programs
                    .current(work, lot.program())
                    .chain(program -> ledger.lockAccount(work, lot.accountId(), program)))
        .chain(
            account -> {
              if (account.isEmpty()) {
                return Uni.createFrom().voidItem();
              }
              account.get().settle();
              return ledger.write(work, account.get());
            });
  }
}
