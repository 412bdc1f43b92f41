package io.assidu.loyalty.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** What each of a member's accounts owes: after a merge there are several. */
final class Debts {

  /** In the order in which the accounts were opened, which is that of their ids. */
  private final NavigableMap<UUID, Long> owed = new TreeMap<>();

  void add(UUID account, long points) {
    owed.merge(account, points, Long::sum);
  }

  /** Never below zero, also where an account stands there that paid another's debt once. */
  long total() {
    return Math.max(0, owed.values().stream().mapToLong(Long::longValue).sum());
  }

  /**
   * Which accounts' debts so many points pay: what was paid stays paid when a merge is undone and
   * each account takes its own debt along.
   *
   * @param points no more than the total
   */
  Map<UUID, Long> shares(long points) {
    Map<UUID, Long> shares = new LinkedHashMap<>();
    long left = points;
    for (Map.Entry<UUID, Long> owing : owed.entrySet()) {
      long part = Math.min(left, owing.getValue());
      if (part > 0) {
        shares.put(owing.getKey(), part);
        left -= part;
      }
    }
    return shares;
  }
}
