package io.assidu.loyalty.reward;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.program.Reward;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How many there are of rewards. A piece is taken with a hold, comes back with its void or expiry,
 * and is gone with its capture.
 */
@ApplicationScoped
public class Stock {

  private final StockStore store;
  private final Programs programs;
  private final Clock clock;

  Stock(StockStore store, Programs programs, Clock clock) {
    this.store = store;
    this.programs = programs;
    this.clock = clock;
  }

  /** Takes a piece of a reward that is limited for a redemption; a problem when none is left. */
  public Uni<Void> take(Work work, String program, Reward reward, UUID redemptionId) {
    if (!reward.limited()) {
      return Uni.createFrom().voidItem();
    }
    return store
        .take(work, program, supply(reward), redemptionId)
        .invoke(
            taken -> {
              if (!taken) {
                throw Obstacle.OUT_OF_STOCK.problem(reward);
              }
            })
        .replaceWithVoid();
  }

  /** Puts back what a redemption held; nothing if it held nothing. */
  public Uni<Void> release(Work work, UUID redemptionId) {
    return store.release(work, redemptionId);
  }

  /** What a redemption held is delivered, and does not come back. */
  public Uni<Void> deliver(Work work, UUID redemptionId) {
    return store.deliver(work, redemptionId, clock.instant());
  }

  /** The voucher code that a redemption was delivered. */
  public Uni<Optional<String>> code(Work work, UUID redemptionId) {
    return store.code(work, redemptionId);
  }

  /** How many of the limited ones among these rewards are left, by the reward's id. */
  Uni<Map<String, Long>> left(Work work, String program, List<Reward> rewards) {
    Map<String, String> supplies = new HashMap<>();
    rewards.stream()
        .filter(Reward::limited)
        .forEach(reward -> supplies.put(reward.id(), supply(reward)));
    return store
        .left(work, program, Set.copyOf(supplies.values()))
        .map(
            left -> {
              Map<String, Long> byReward = new HashMap<>();
              supplies.forEach((id, supply) -> byReward.put(id, left.getOrDefault(supply, 0L)));
              return byReward;
            });
  }

  Uni<StockView> add(Work work, String program, String rewardId, StockRequest request, String by) {
    return reward(work, program, rewardId)
        .chain(
            reward -> {
              if (!reward.limited() || reward.voucherPool() != null) {
                throw LoyaltyError.STOCK_NOT_COUNTED.problem(
                    reward.voucherPool() == null
                        ? "The program says that there is no end of it."
                        : "The stock of a voucher is its codes.");
              }
              return store
                  .grant(work, grant(work, program, reward, request.reason(), by), request.pieces())
                  .chain(() -> view(work, program, reward));
            });
  }

  /** Adds the codes that are not known yet, and names the others by their place in the request. */
  Uni<CodesView> addCodes(
      Work work, String program, String rewardId, CodesRequest request, String by) {
    return reward(work, program, rewardId)
        .chain(
            reward -> {
              if (reward.voucherPool() == null) {
                throw LoyaltyError.NOT_A_VOUCHER.problem("It has no pool of codes.");
              }
              return store
                  .grantCodes(
                      work, grant(work, program, reward, request.reason(), by), request.codes())
                  .map(added -> new CodesView(added.size(), duplicates(request.codes(), added)));
            });
  }

  private static List<String> duplicates(List<String> codes, Set<String> added) {
    Set<String> fresh = new HashSet<>(added);
    List<String> duplicates = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      if (!fresh.remove(codes.get(i))) {
        duplicates.add("/codes/" + i);
      }
    }
    return duplicates;
  }

  Uni<StockView> view(Work work, String program, String rewardId) {
    return reward(work, program, rewardId).chain(reward -> view(work, program, reward));
  }

  private Uni<StockView> view(Work work, String program, Reward reward) {
    if (!reward.limited()) {
      throw LoyaltyError.STOCK_NOT_COUNTED.problem("The program says that there is no end of it.");
    }
    return store
        .count(work, program, supply(reward))
        .map(
            count ->
                new StockView(program, reward.id(), count.left(), count.held(), count.taken()));
  }

  private Uni<Reward> reward(Work work, String program, String rewardId) {
    return programs
        .current(work, program)
        .map(
            version ->
                version
                    .reward(rewardId)
                    .orElseThrow(
                        () ->
                            LoyaltyError.UNKNOWN_REWARD.problem(
                                "The program has no reward \"" + rewardId + "\".")));
  }

  private StockStore.Granting grant(
      Work work, String program, Reward reward, String reason, String by) {
    return new StockStore.Granting(
        Ids.next(), program, supply(reward), reason, by, work.correlationId(), clock.instant());
  }

  /** Where its pieces are counted: rewards may share a pool of codes, and nothing else. */
  private static String supply(Reward reward) {
    return reward.voucherPool() == null ? "reward/" + reward.id() : "pool/" + reward.voucherPool();
  }
}
