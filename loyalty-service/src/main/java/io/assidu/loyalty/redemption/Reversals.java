package io.assidu.loyalty.redemption;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.ledger.About;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.points.Lot;
import io.assidu.loyalty.points.Slice;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives captured points back to the lots they came from: because somebody says so, or because the
 * order they paid is refunded. Both count together, and never more goes back than was captured.
 */
@ApplicationScoped
public class Reversals {

  private final Redemptions redemptions;
  private final RedemptionStore store;
  private final Ledger ledger;
  private final Payouts payouts;

  Reversals(Redemptions redemptions, RedemptionStore store, Ledger ledger, Payouts payouts) {
    this.redemptions = redemptions;
    this.store = store;
    this.ledger = ledger;
    this.payouts = payouts;
  }

  Uni<RedemptionView> reverse(Work work, UUID id, ReversalRequest request, String by) {
    return redemptions
        .locked(work, id)
        .map(account -> account.orElseThrow(() -> Redemptions.unknownRedemption(id)))
        .chain(
            account ->
                found(work, id)
                    .chain(
                        found -> {
                          Redemption after = found.redemption().reversed(request.points());
                          Redemption before = found.redemption();
                          long points = after.returned() - before.returned();
                          List<Slice> here = here(found.spent(), account);
                          if (points > sum(here)) {
                            throw LoyaltyError.RETURN_EXCEEDS_CAPTURE
                                .problem(
                                    "/points", "max", "Some of the lots belong to another member.")
                                .with("left", sum(here));
                          }
                          return giveBack(work, account, here, before, after, request.reason(), by)
                              .replaceWith(
                                  () ->
                                      RedemptionView.of(
                                          after, account.profileId(), account.available()));
                        }));
  }

  /**
   * Points that paid an order go back in proportion to what is refunded of it. What went back
   * before, by whichever way, is part of that; so it does not matter how often it is told.
   *
   * @param profileId whose order it is: somebody else's redemption of that reference is not meant
   */
  public Uni<Void> orderRefunded(Work work, UUID profileId, OrderRefund refund) {
    return store
        .spentOn(work, profileId, refund.orderId())
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(id -> refunded(work, id, refund))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> refunded(Work work, UUID id, OrderRefund refund) {
    return redemptions
        .locked(work, id)
        .chain(
            account ->
                account.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : found(work, id).chain(found -> refunded(work, account.get(), found, refund)));
  }

  private Uni<Void> refunded(Work work, MemberAccount account, Found found, OrderRefund refund) {
    Redemption before = found.redemption();
    List<Slice> here = here(found.spent(), account);
    long points = Math.min(refund.due(before.captured()) - before.returned(), sum(here));
    return points <= 0
        ? Uni.createFrom().voidItem()
        : giveBack(work, account, here, before, before.reversed(points), "order refunded", null);
  }

  /** A redemption, and what it has spent of which lot, under the account's lock. */
  private record Found(Redemption redemption, List<Slice> spent) {}

  private Uni<Found> found(Work work, UUID id) {
    return store
        .get(id)
        .chain(redemption -> ledger.spentBy(work, id).map(spent -> new Found(redemption, spent)));
  }

  private Uni<Void> giveBack(
      Work work,
      MemberAccount account,
      List<Slice> spent,
      Redemption before,
      Redemption after,
      String reason,
      @Nullable String by) {
    long points = after.returned() - before.returned();
    About about = About.redemption(after.id(), account.now());
    MemberAccount.Returned returned =
        account.giveBack(
            spent, points, account.program().program().redemption().returnGrace(), about);
    return payouts
        .returned(work, account, before, returned, about)
        .chain(() -> ledger.write(work, account))
        .chain(() -> store.save(after))
        .chain(() -> store.addReturn(work, after.id(), points, reason, by, account.now()));
  }

  /** Without lots that an un-merge gave to somebody else meanwhile. */
  private static List<Slice> here(List<Slice> spent, MemberAccount account) {
    Set<UUID> own = account.holdings().lots().stream().map(Lot::id).collect(Collectors.toSet());
    return spent.stream().filter(slice -> own.contains(slice.lotId())).toList();
  }

  private static long sum(List<Slice> slices) {
    return slices.stream().mapToLong(Slice::points).sum();
  }
}
