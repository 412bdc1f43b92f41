package io.assidu.loyalty.ledger;

import io.assidu.loyalty.program.Programs;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads a whole ledger of points again: chains, balances, and what they are tied to. */
@ApplicationScoped
class LedgerAuditor {

  private static final int CHUNK = 1_000;
  private static final UUID FIRST = new UUID(0, 0);

  private final LedgerAuditStore store;
  private final Programs programs;

  LedgerAuditor(LedgerAuditStore store, Programs programs) {
    this.store = store;
    this.programs = programs;
  }

  Uni<PointsBalancesView> balances(Work work, String program) {
    return store
        .sameMoment(work)
        .chain(() -> programs.current(work, program))
        .chain(() -> store.balances(work, program));
  }

  Uni<LedgerVerificationView> verify(Work work, String program) {
    MovementChainCheck check = new MovementChainCheck();
    return store
        .sameMoment(work)
        .chain(() -> programs.current(work, program))
        .chain(() -> read(work, program, FIRST, 0, check))
        .chain(() -> store.untied(work, program))
        .invoke(untied -> untied.forEach(check::find))
        .chain(() -> store.balances(work, program))
        .map(balances -> check.view(program, balances));
  }

  private Uni<Void> read(
      Work work, String program, UUID account, long sequence, MovementChainCheck check) {
    return store
        .after(work, program, account, sequence, CHUNK)
        .chain(
            (List<LedgerAuditStore.Stored> chunk) -> {
              chunk.forEach(stored -> check.next(stored.link(), stored.hash()));
              if (chunk.size() < CHUNK) {
                return Uni.createFrom().voidItem();
              }
              MovementChain.Link last = chunk.getLast().link();
              return read(work, program, last.accountId(), last.sequence(), check);
            });
  }
}
