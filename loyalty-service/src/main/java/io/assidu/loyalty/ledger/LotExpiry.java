package io.assidu.loyalty.ledger;

import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.timer.TimerHandler;
import io.assidu.loyalty.timer.Timers;
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
  private final Timers timers;

  LotExpiry(LedgerStore store, Ledger ledger, Programs programs, Timers timers) {
    this.store = store;
    this.ledger = ledger;
    this.programs = programs;
    this.timers = timers;
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
              return ledger
                  .write(work, account.get())
                  .chain(() -> lookAgain(work, account.get(), lotId));
            });
  }

  /** A lot whose date was moved before its first timer rang has no other. */
  private Uni<Void> lookAgain(Work work, MemberAccount account, UUID lotId) {
    return timers.set(
        work,
        account
            .holdings()
            .open(account.now())
            .filter(lot -> lot.id().equals(lotId))
            .map(lot -> new Timers.Due(kind(), lotId, lot.expiresAt()))
            .toList());
  }
}
