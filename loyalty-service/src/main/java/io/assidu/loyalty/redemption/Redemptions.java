package io.assidu.loyalty.redemption;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.caller.Viewer;
import io.assidu.loyalty.ledger.About;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.points.Posting;
import io.assidu.loyalty.points.Slice;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.reward.Stock;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Captures, voids and expires what is held, each in the transaction it is given. */
@ApplicationScoped
public class Redemptions {

  /** Timers of this kind have a redemption's id. */
  static final String HOLD_EXPIRY = "hold-expiry";

  private final RedemptionStore store;
  private final Programs programs;
  private final Ledger ledger;
  private final Stock stock;
  private final Clock clock;

  Redemptions(RedemptionStore store, Programs programs, Ledger ledger, Stock stock, Clock clock) {
    this.store = store;
    this.programs = programs;
    this.ledger = ledger;
    this.stock = stock;
    this.clock = clock;
  }

  /** Delivers the reward: some or all points are spent, the rest goes back. */
  Uni<RedemptionView> capture(Work work, UUID id, @Nullable Long points) {
    return decide(
            work,
            id,
            held -> held.capture(points == null ? held.points() : points, clock.instant()))
        .map(view -> view.orElseThrow(() -> unknownRedemption(id)));
  }

  Uni<RedemptionView> voidHold(Work work, UUID id) {
    return decide(work, id, held -> held.voided(clock.instant()))
        .map(view -> view.orElseThrow(() -> unknownRedemption(id)));
  }

  /** As a viewer may see it: a customer sees their own and no other. */
  Uni<RedemptionView> get(Work work, UUID id, Viewer viewer) {
    return get(work, id)
        .invoke(
            view -> {
              if (!viewer.sees(view.profileId())) {
                throw unknownRedemption(id);
              }
            });
  }

  /** As it is now, without a lock. */
  Uni<RedemptionView> get(Work work, UUID id) {
    return account(work, id, ledger::lookAccount)
        .map(account -> account.orElseThrow(() -> unknownRedemption(id)))
        .chain(
            account ->
                store
                    .get(id)
                    .map(
                        redemption ->
                            RedemptionView.of(
                                redemption, account.profileId(), account.available())));
  }

  /** Gives the points back if it is still held. */
  Uni<Void> expire(Work work, UUID id) {
    return decide(work, id, held -> held.expired(clock.instant())).replaceWithVoid();
  }

  /** Gives up all that these accounts hold: their owner is to be forgotten. */
  public Uni<Void> giveUp(Work work, List<UUID> accountIds) {
    return store.held(work, accountIds).chain(held -> expireAll(work, held));
  }

  /** Gives up what holds points of both sides of a merge that is to be undone. */
  public Uni<Void> part(Work work, UUID mergeId, UUID survivor) {
    return store.heldAcross(work, mergeId, survivor).chain(held -> expireAll(work, held));
  }

  private Uni<Void> expireAll(Work work, List<UUID> held) {
    return Multi.createFrom()
        .iterable(held)
        .onItem()
        .transformToUniAndConcatenate(id -> expire(work, id))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /**
   * Under the account's lock, so that of two that decide at once the second sees the first.
   *
   * @return empty when there is no such redemption, or its member was erased
   */
  private Uni<Optional<RedemptionView>> decide(
      Work work, UUID id, UnaryOperator<Redemption> decision) {
    return locked(work, id)
        .chain(
            account ->
                account.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : decide(work, id, account.get(), decision).map(Optional::of));
  }

  /** Locks the points of whose redemption it is. */
  Uni<Optional<MemberAccount>> locked(Work work, UUID id) {
    return account(work, id, ledger::lockAccount);
  }

  /** How a member's points are fetched: with a lock or without. */
  private interface Fetch {
    Uni<Optional<MemberAccount>> fetch(Work work, UUID accountId, ProgramVersion program);
  }

  private Uni<Optional<MemberAccount>> account(Work work, UUID id, Fetch fetch) {
    return store
        .placeOf(work, id)
        .chain(
            place ->
                place.isEmpty()
                    ? Uni.createFrom().item(Optional.<MemberAccount>empty())
                    : programs
                        .current(work, place.get().program())
                        .chain(program -> fetch.fetch(work, place.get().accountId(), program)));
  }

  private Uni<RedemptionView> decide(
      Work work, UUID id, MemberAccount account, UnaryOperator<Redemption> decision) {
    return Uni.combine()
        .all()
        .unis(store.get(id), ledger.heldBy(work, id))
        .usingConcurrencyOf(1)
        .asTuple()
        .chain(
            found -> {
              Redemption before = found.getItem1();
              Redemption after = decision.apply(before);
              if (after.equals(before)) {
                return Uni.createFrom()
                    .item(RedemptionView.of(after, account.profileId(), account.available()));
              }
              spend(account, found.getItem2(), after);
              return ledger
                  .write(work, account)
                  .chain(() -> store.save(after))
                  .chain(() -> supply(work, after))
                  .replaceWith(
                      () -> RedemptionView.of(after, account.profileId(), account.available()));
            });
  }

  /** What was set aside is delivered with the capture, and put back otherwise. */
  private Uni<Void> supply(Work work, Redemption decided) {
    if (decided.reward() == null) {
      return Uni.createFrom().voidItem();
    }
    return decided.status() == Status.CAPTURED
        ? stock.deliver(work, decided.id())
        : stock.release(work, decided.id());
  }

  /** Spends what was captured of what is held, and gives back the rest. */
  static void spend(MemberAccount account, List<Slice> held, Redemption decided) {
    About about = About.redemption(decided.id(), account.now());
    List<Slice> rest = held;
    if (decided.captured() > 0) {
      Posting burned = account.holdings().burn(held, decided.captured());
      UUID movementId = account.post(burned, about);
      Payouts.burned(account, decided, burned, movementId, about);
      rest = Slice.left(held, burned);
    }
    if (!rest.isEmpty()) {
      account.post(account.holdings().release(rest), about);
    }
    account.settle();
  }

  static RuntimeException unknownRedemption(UUID id) {
    return LoyaltyError.UNKNOWN_REDEMPTION.problem("No redemption " + id + " is known.");
  }
}
