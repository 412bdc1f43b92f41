package io.assidu.loyalty.redemption;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.ledger.About;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.points.Posting;
import io.assidu.loyalty.points.Slice;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.program.RedemptionPolicy;
import io.assidu.loyalty.revenue.Money;
import io.assidu.loyalty.risk.Assessment;
import io.assidu.loyalty.risk.Freezes;
import io.assidu.loyalty.timer.Timers;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Holds, captures, voids and expires redemptions, each in the transaction it is given. */
@ApplicationScoped
public class Redemptions {

  /** Timers of this kind have a redemption's id. */
  static final String HOLD_EXPIRY = "hold-expiry";

  private final RedemptionStore store;
  private final Programs programs;
  private final Ledger ledger;
  private final Freezes freezes;
  private final Timers timers;
  private final Clock clock;

  Redemptions(
      RedemptionStore store,
      Programs programs,
      Ledger ledger,
      Freezes freezes,
      Timers timers,
      Clock clock) {
    this.store = store;
    this.programs = programs;
    this.ledger = ledger;
    this.freezes = freezes;
    this.timers = timers;
    this.clock = clock;
  }

  /** A redemption that could be made now, before anybody is asked about its risk. */
  record Possible(UUID profileId, ProgramVersion program, long available) {}

  /**
   * Looks, without a lock, whether a redemption could be made: fraud-service need not be bothered
   * with one that cannot.
   */
  Uni<Possible> check(Work work, UUID profileId, String programId, long points) {
    return programs
        .current(work, programId)
        .chain(
            program ->
                ledger
                    .look(work, profileId, program)
                    .map(account -> account.orElseThrow(() -> unknown(profileId)))
                    .chain(account -> check(work, account, points))
                    .map(
                        account ->
                            new Possible(account.profileId(), program, account.available())));
  }

  private Uni<MemberAccount> check(Work work, MemberAccount account, long points) {
    RedemptionPolicy policy = account.program().program().redemption();
    return freezes
        .isFrozen(work, account.profileId())
        .map(
            frozen -> {
              if (frozen) {
                throw LoyaltyError.ACCOUNT_FROZEN.problem(
                    "The account is frozen to protect its owner.");
              }
              if (points < policy.minimumPoints()) {
                throw LoyaltyError.TOO_FEW_POINTS.problem(
                    "/points", "min", "At least " + policy.minimumPoints() + " at once.");
              }
              if (points > account.available()) {
                throw LoyaltyError.INSUFFICIENT_POINTS
                    .problem("/points", "max", account.available() + " points are available.")
                    .with("available", account.available());
              }
              return account;
            });
  }

  /** Sets the points aside, if they are still there. */
  Uni<RedemptionView> hold(
      Work work,
      UUID id,
      Possible possible,
      long points,
      @Nullable String reference,
      @Nullable String acr,
      Optional<Assessment> assessment) {
    return ledger
        .lock(work, possible.profileId(), possible.program())
        .map(account -> account.orElseThrow(() -> unknown(possible.profileId())))
        .chain(account -> check(work, account, points))
        .chain(
            account -> {
              Redemption redemption =
                  redemption(id, account, points, reference, acr, assessment, clock.instant());
              account.post(
                  account.holdings().hold(points, account.now()),
                  About.redemption(id, account.now()));
              return ledger
                  .write(work, account)
                  .chain(() -> store.add(work, redemption))
                  .chain(
                      () ->
                          timers.set(
                              work,
                              List.of(new Timers.Due(HOLD_EXPIRY, id, redemption.expiresAt()))))
                  .replaceWith(
                      () ->
                          RedemptionView.of(redemption, account.profileId(), account.available()));
            });
  }

  private static Redemption redemption(
      UUID id,
      MemberAccount account,
      long points,
      @Nullable String reference,
      @Nullable String acr,
      Optional<Assessment> assessment,
      Instant now) {
    ProgramVersion version = account.program();
    RedemptionPolicy policy = version.program().redemption();
    BigDecimal value =
        Money.round(
            policy.valuePerPoint().multiply(BigDecimal.valueOf(points)),
            Currency.getInstance(version.program().currency()));
    return new Redemption(
        id,
        account.accountId(),
        version.id(),
        version.version(),
        points,
        0,
        Status.HELD,
        value,
        version.program().currency(),
        reference,
        assessment.map(Assessment::assessmentId).orElse(null),
        assessment.map(Assessment::score).orElse(null),
        acr,
        now,
        now.plus(policy.holdFor()),
        null);
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
    return store
        .held(work, accountIds)
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
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
    return account(work, id, ledger::lockAccount)
        .chain(
            account ->
                account.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : decide(work, id, account.get(), decision).map(Optional::of));
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
                  .replaceWith(
                      () -> RedemptionView.of(after, account.profileId(), account.available()));
            });
  }

  private static void spend(MemberAccount account, List<Slice> held, Redemption decided) {
    About about = About.redemption(decided.id(), account.now());
    List<Slice> rest = held;
    if (decided.captured() > 0) {
      Posting burned = account.holdings().burn(held, decided.captured());
      account.post(burned, about);
      rest = Slice.left(held, burned);
    }
    if (!rest.isEmpty()) {
      account.post(account.holdings().release(rest), about);
    }
    account.settle();
  }

  private static RuntimeException unknown(UUID profileId) {
    return LoyaltyError.UNKNOWN_MEMBER.problem("Profile " + profileId + " has no points here.");
  }

  private static RuntimeException unknownRedemption(UUID id) {
    return LoyaltyError.UNKNOWN_REDEMPTION.problem("No redemption " + id + " is known.");
  }
}
