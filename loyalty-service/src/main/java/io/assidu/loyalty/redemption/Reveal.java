package io.assidu.loyalty.redemption;

import io.assidu.loyalty.caller.Viewer;
import io.assidu.loyalty.program.RewardKind;
import io.assidu.loyalty.reward.Stock;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Adds the code of a captured voucher to an answer, for whoever redeemed it. It is read anew for
 * each answer and never part of what is stored under an Idempotency-Key.
 */
@ApplicationScoped
class Reveal {

  private final RedemptionStore store;
  private final Stock stock;
  private final UnitOfWork unitOfWork;

  Reveal(RedemptionStore store, Stock stock, UnitOfWork unitOfWork) {
    this.store = store;
    this.stock = stock;
    this.unitOfWork = unitOfWork;
  }

  Uni<RedemptionView> to(Viewer viewer, RedemptionView view) {
    return view.rewardKind() == RewardKind.VOUCHER && view.status() == Status.CAPTURED
        ? unitOfWork
            .run(work -> code(work, viewer, view))
            .map(code -> code.map(view::withCode).orElse(view))
        : Uni.createFrom().item(view);
  }

  private Uni<Optional<String>> code(Work work, Viewer viewer, RedemptionView view) {
    return store
        .captured(work, view.id())
        .map(asked -> asked.filter(it -> viewer.did(it.by(), it.owner())))
        .chain(
            mine ->
                mine.isPresent()
                    ? stock.code(work, view.id())
                    : Uni.createFrom().item(Optional.empty()));
  }
}
