package io.assidu.loyalty;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What members should have after a history, worked out a second time: lot by lot, in plain Java
 * that shares nothing with the service. A program of one point a unit, whose lots live a month, is
 * all it knows. Profiles are numbers; each has the account of its number, and a merge changes whose
 * account it is.
 */
final class PointsOracle {

  private static final Duration GRACE = Duration.ofDays(14);

  private final int[] owners;
  private final long[] debts;
  private final boolean[] gone;
  private final List<OracleLot> lots = new ArrayList<>();
  private final List<OracleOrder> orders = new ArrayList<>();
  private final List<OracleRedemption> spendings = new ArrayList<>();

  PointsOracle(int profiles) {
    this.owners = new int[profiles];
    this.debts = new long[profiles];
    this.gone = new boolean[profiles];
    for (int profile = 0; profile < profiles; profile++) {
      owners[profile] = profile;
    }
  }

  int owner(int profile) {
    return owners[profile];
  }

  boolean isGone(int profile) {
    return gone[profile];
  }

  /** Those that own accounts, their own at least. */
  boolean isMember(int profile) {
    return owners[profile] == profile && !gone[profile];
  }

  long available(int profile, Instant now) {
    return sum(lot -> owns(profile, lot) && !lot.isOver(now));
  }

  long held(int profile) {
    return spendings.stream()
        .flatMap(spending -> spending.held.entrySet().stream())
        .filter(slice -> owns(profile, slice.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  long debt(int profile) {
    long debt = 0;
    for (int account = 0; account < debts.length; account++) {
      debt += owners[account] == owners[profile] ? debts[account] : 0;
    }
    return debt;
  }

  /** Orders of members that are there. */
  List<OracleOrder> orders() {
    return orders.stream().filter(order -> !gone[order.profile]).toList();
  }

  /** Redemptions of members that are there. */
  List<OracleRedemption> spendings() {
    return spendings.stream().filter(spending -> !gone[spending.account]).toList();
  }

  void earn(String orderId, int profile, BigDecimal total, Instant at, Instant now) {
    OracleLot lot = lot(profile, total.setScale(0, RoundingMode.FLOOR).longValueExact(), at);
    orders.add(new OracleOrder(orderId, profile, total, lot));
    settle(profile, now);
  }

  /** The order is told with what was refunded of it so far, which may have been told before. */
  void refund(OracleOrder order, BigDecimal refunded, Instant now) {
    long points = left(order.total, order.refunded) - left(order.total, refunded);
    order.refunded = order.refunded.max(refunded);
    if (points > 0) {
      takeBack(order.lot, points);
      settle(order.profile, now);
    }
    for (OracleRedemption spending : spendings) {
      if (order.id.equals(spending.order) && owners[spending.account] == owners[order.profile]) {
        long due = due(spending.captured, order.total, refunded) - spending.returned;
        giveBack(spending, Math.min(due, returnable(spending)), now);
      }
    }
  }

  /** What expired is lost already and owed to nobody; what was spent is owed. */
  private void takeBack(OracleLot lot, long points) {
    long there = Math.min(points, lot.available);
    long lapsed = Math.min(points - there, lot.expired);
    lot.available -= there;
    lot.expired -= lapsed;
    debts[lot.account] += points - there - lapsed;
  }

  private static long left(BigDecimal total, BigDecimal refunded) {
    return total.subtract(refunded).setScale(0, RoundingMode.FLOOR).longValueExact();
  }

  private static long due(long captured, BigDecimal total, BigDecimal refunded) {
    return BigDecimal.valueOf(captured)
        .multiply(refunded)
        .divide(total, 0, RoundingMode.FLOOR)
        .longValueExact();
  }

  void give(int profile, long points, Instant now) {
    lot(profile, points, now);
    settle(profile, now);
  }

  void take(int profile, long points, Instant now) {
    takeFirst(profile, points, now);
  }

  /** The receiver has a lot for each that they come from, as old and as long-lived. */
  void passOn(int from, int to, long points, Instant now) {
    takeFirst(from, points, now)
        .forEach(
            (lot, part) -> {
              OracleLot passed = lot(to, part, lot.earnedAt);
              passed.expiresAt = lot.expiresAt;
            });
    settle(from, now);
    settle(to, now);
  }

  OracleRedemption hold(String id, int profile, @Nullable String order, long points, Instant now) {
    OracleRedemption spending = new OracleRedemption(id, owners[profile], order, points);
    spending.held.putAll(takeFirst(profile, points, now));
    spendings.add(spending);
    return spending;
  }

  void capture(OracleRedemption spending, long points, Instant now) {
    spending.captured = points;
    long left = points;
    for (OracleLot lot : inTurn(spending.held)) {
      long part = Math.min(left, spending.held.getOrDefault(lot, 0L));
      spending.spent.put(lot, part);
      spending.held.merge(lot, -part, Long::sum);
      left -= part;
    }
    release(spending, now);
  }

  /** What it holds goes back to the lots it came from. */
  void release(OracleRedemption spending, Instant now) {
    spending.held.forEach((lot, points) -> lot.available += points);
    spending.held.clear();
    settle(spending.account, now);
  }

  /** What of it can go back: lots that an un-merge took away cannot be given any. */
  long returnable(OracleRedemption spending) {
    return spending.spent.entrySet().stream()
        .filter(slice -> owns(spending.account, slice.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  void giveBack(OracleRedemption spending, long points, Instant now) {
    if (points <= 0) {
      return;
    }
    settle(spending.account, now);
    spending.returned += points;
    long left = points;
    for (OracleLot lot : inTurn(spending.spent).reversed()) {
      long part =
          owns(spending.account, lot) ? Math.min(left, spending.spent.getOrDefault(lot, 0L)) : 0;
      if (part > 0) {
        spending.spent.merge(lot, -part, Long::sum);
        lot.available += part;
        lot.expiresAt = lot.isOver(now) ? now.plus(GRACE) : lot.expiresAt;
        left -= part;
      }
    }
    settle(spending.account, now);
  }

  /**
   * @return the accounts that moved
   */
  List<Integer> merge(int absorbed, int survivor, Instant now) {
    List<Integer> moved = new ArrayList<>();
    for (int account = 0; account < owners.length; account++) {
      if (owners[account] == absorbed) {
        owners[account] = survivor;
        moved.add(account);
      }
    }
    settle(survivor, now);
    return moved;
  }

  /** What one side holds of the other's lots is given up; then each has its own. */
  void unmerge(List<Integer> moved, int survivor, int restored, Instant now) {
    spendings.stream()
        .filter(spending -> owners[spending.account] == survivor)
        .filter(
            spending ->
                spending.held.keySet().stream()
                    .anyMatch(
                        lot -> moved.contains(lot.account) != moved.contains(spending.account)))
        .sorted(Comparator.comparing(OracleRedemption::id))
        .toList()
        .forEach(spending -> release(spending, now));
    moved.forEach(account -> owners[account] = restored);
    settle(survivor, now);
    settle(restored, now);
  }

  /** Everything is given up. */
  void erase(int owner) {
    for (int account = 0; account < owners.length; account++) {
      gone[account] |= owners[account] == owner;
    }
    spendings.stream()
        .filter(spending -> gone[spending.account])
        .forEach(spending -> spending.held.clear());
    lots.stream().filter(lot -> gone[lot.account]).forEach(lot -> lot.available = 0);
  }

  /** Time has passed: no hold lasts as long as the shortest step of a history. */
  void holdsExpire(Instant now) {
    spendings.stream().filter(OracleRedemption::isHeld).forEach(spending -> release(spending, now));
  }

  private OracleLot lot(int account, long points, Instant at) {
    OracleLot lot = new OracleLot(lots.size(), account, at, points);
    lots.add(lot);
    return lot;
  }

  private Map<OracleLot, Long> takeFirst(int profile, long points, Instant now) {
    Map<OracleLot, Long> taken = new TreeMap<>();
    long left = points;
    for (OracleLot lot : own(profile)) {
      long part = lot.isOver(now) ? 0 : Math.min(left, lot.available);
      if (part > 0) {
        lot.available -= part;
        taken.put(lot, part);
        left -= part;
      }
    }
    return taken;
  }

  /** What is over expires; what is there pays debts, those of the account opened first before. */
  private void settle(int profile, Instant now) {
    for (OracleLot lot : own(profile)) {
      if (lot.isOver(now)) {
        lot.expired += lot.available;
        lot.available = 0;
      }
    }
    for (int account = 0; account < debts.length; account++) {
      if (owners[account] == owners[profile]) {
        long payable = Math.min(debts[account], available(profile, now));
        takeFirst(profile, payable, now);
        debts[account] -= payable;
      }
    }
  }

  private List<OracleLot> own(int profile) {
    return lots.stream().filter(lot -> owns(profile, lot)).sorted(OracleLot.EXPIRES_FIRST).toList();
  }

  private static List<OracleLot> inTurn(Map<OracleLot, Long> slices) {
    return slices.keySet().stream().sorted(OracleLot.EXPIRES_FIRST).toList();
  }

  private boolean owns(int profile, OracleLot lot) {
    return owners[lot.account] == owners[profile] && !gone[lot.account];
  }

  private long sum(Predicate<OracleLot> which) {
    return lots.stream().filter(which).mapToLong(lot -> lot.available).sum();
  }
}
