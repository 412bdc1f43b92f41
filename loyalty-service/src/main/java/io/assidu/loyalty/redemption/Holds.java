package io.assidu.loyalty.redemption;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.caller.Caller;
import io.assidu.loyalty.ledger.About;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.points.Posting;
import io.assidu.loyalty.points.Slice;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.program.Reward;
import io.assidu.loyalty.program.RewardKind;
import io.assidu.loyalty.reward.Rewards;
import io.assidu.loyalty.reward.Stock;
import io.assidu.loyalty.risk.Assessment;
import io.assidu.loyalty.risk.Freezes;
import io.assidu.loyalty.timer.Timers;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sets points aside for what they are to buy, and that too if there are only so many. */
@ApplicationScoped
class Holds {

  private final RedemptionStore store;
  private final Programs programs;
  private final Ledger ledger;
  private final Freezes freezes;
  private final Rewards rewards;
  private final Stock stock;
  private final Timers timers;
  private final Clock clock;

  Holds(
      RedemptionStore store,
      Programs programs,
      Ledger ledger,
      Freezes freezes,
      Rewards rewards,
      Stock stock,
      Timers timers,
      Clock clock) {
    this.store = store;
    this.programs = programs;
    this.ledger = ledger;
    this.freezes = freezes;
    this.rewards = rewards;
    this.stock = stock;
    this.timers = timers;
    this.clock = clock;
  }

  /** A redemption that could be made now, before anybody is asked about its risk. */
  record Possible(UUID profileId, ProgramVersion program, Price price, long available) {}

  /**
   * Looks, without a lock, whether a redemption could be made: fraud-service need not be bothered
   * with one that cannot.
   */
  Uni<Possible> check(Work work, Caller caller, RedemptionRequest request) {
    UUID profileId = caller.profileId();
    return programs
        .current(work, request.programId())
        .chain(
            program -> {
              Price price = price(program, request);
              requireDelivery(caller, request, price);
              return ledger
                  .look(work, profileId, program)
                  .map(account -> account.orElseThrow(() -> unknown(profileId)))
                  .chain(account -> check(work, account, price))
                  .map(
                      account ->
                          new Possible(account.profileId(), program, price, account.available()));
            });
  }

  /** Who spends points at once says that the reward is delivered; a code delivers itself. */
  static void requireDelivery(Caller caller, RedemptionRequest request, Price price) {
    Reward reward = price.reward();
    boolean code = reward != null && reward.kind() == RewardKind.VOUCHER;
    if (request.atOnce() && caller.client() == null && !code) {
      throw PlatformError.FORBIDDEN.problem(
          "/capture", "voucher", "Only a voucher can be captured with a customer's own token.");
    }
  }

  private Uni<MemberAccount> check(Work work, MemberAccount account, Price price) {
    return freezes
        .isFrozen(work, account.profileId())
        .invoke(frozen -> require(account, frozen, price))
        .chain(
            () -> {
              Reward reward = price.reward();
              return reward == null
                  ? Uni.createFrom().voidItem()
                  : rewards.require(work, account, reward);
            })
        .replaceWith(account);
  }

  /** Refuses what is frozen or costs more than is there. */
  static void require(MemberAccount account, boolean frozen, Price price) {
    if (frozen) {
      throw LoyaltyError.ACCOUNT_FROZEN.problem("The account is frozen to protect its owner.");
    }
    if (price.points() > account.available()) {
      throw LoyaltyError.INSUFFICIENT_POINTS
          .problem("/points", "max", account.available() + " points are available.")
          .with("available", account.available());
    }
  }

  /** Sets the points aside, if they are still there and the reward is; or spends them at once. */
  Uni<RedemptionView> hold(
      Work work,
      UUID id,
      Possible possible,
      Caller caller,
      RedemptionRequest request,
      Optional<Assessment> assessment) {
    Price price = possible.price();
    return ledger
        .lock(work, possible.profileId(), possible.program())
        .map(account -> account.orElseThrow(() -> unknown(possible.profileId())))
        .chain(account -> check(work, account, price))
        .call(account -> take(work, id, account, price))
        .chain(
            account -> {
              Redemption held = redemption(id, account, price, caller, request, assessment);
              Redemption redemption = post(account, held, request.atOnce());
              return ledger
                  .write(work, account)
                  .chain(() -> store.add(work, redemption))
                  .chain(() -> follow(work, redemption))
                  .replaceWith(
                      () ->
                          RedemptionView.of(redemption, account.profileId(), account.available()));
            });
  }

  Price price(ProgramVersion program, RedemptionRequest request) {
    return Price.of(program, request, clock.instant());
  }

  private Uni<Void> take(Work work, UUID id, MemberAccount account, Price price) {
    Reward reward = price.reward();
    return reward == null
        ? Uni.createFrom().voidItem()
        : stock.take(work, account.program().id(), reward, id);
  }

  /** Sets aside, or spends, what a redemption says. */
  static Redemption post(MemberAccount account, Redemption held, boolean atOnce) {
    Posting posting = account.holdings().hold(held.points(), account.now());
    account.post(posting, About.redemption(held.id(), account.now()));
    if (!atOnce) {
      return held;
    }
    Redemption captured = held.capture(held.points(), held.requestedAt());
    List<Slice> slices =
        posting.changes().stream().map(change -> new Slice(change.lotId(), change.held())).toList();
    Redemptions.spend(account, slices, captured);
    return captured;
  }

  private Uni<Void> follow(Work work, Redemption redemption) {
    if (redemption.status() == Status.HELD) {
      return timers.set(
          work,
          List.of(
              new Timers.Due(Redemptions.HOLD_EXPIRY, redemption.id(), redemption.expiresAt())));
    }
    return redemption.reward() == null
        ? Uni.createFrom().voidItem()
        : stock.deliver(work, redemption.id());
  }

  Redemption redemption(
      UUID id,
      MemberAccount account,
      Price price,
      Caller caller,
      RedemptionRequest request,
      Optional<Assessment> assessment) {
    ProgramVersion version = account.program();
    Instant now = clock.instant();
    return new Redemption(
        id,
        account.accountId(),
        version.id(),
        version.version(),
        price.points(),
        0,
        Status.HELD,
        price.value(),
        price.currency(),
        request.reference(),
        assessment.map(Assessment::assessmentId).orElse(null),
        assessment.map(Assessment::score).orElse(null),
        caller.session().acr(),
        now,
        now.plus(version.program().redemption().holdFor()),
        null,
        Chosen.of(price.reward()),
        caller.client(),
        0,
        price.payout());
  }

  static ProblemException unknown(UUID profileId) {
    return LoyaltyError.UNKNOWN_MEMBER.problem("Profile " + profileId + " has no points here.");
  }
}
