package io.assidu.loyalty.earning;

import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.program.CapPeriod;
import io.assidu.loyalty.program.EarningCap;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What rules with a cap gave members so far, and so what they can give still. What is taken back
 * can be given again.
 */
final class Allowances {

  /**
   * What a rule gave, or took back, if below zero.
   *
   * @param at when it was earned: that period's cap it counts for
   */
  record Use(UUID accountId, String rule, Instant at, BigDecimal points) {}

  private final Set<String> remembered;
  private final Map<UUID, List<Use>> byAccount = new HashMap<>();
  private final List<Use> added = new ArrayList<>();

  /**
   * @param remembered the rules whose uses are kept
   */
  Allowances(Set<String> remembered, List<Use> known) {
    this.remembered = remembered;
    known.forEach(this::keep);
  }

  private void keep(Use use) {
    byAccount.computeIfAbsent(use.accountId(), id -> new ArrayList<>()).add(use);
  }

  /** As much of {@code points} as the caps leave. */
  BigDecimal within(
      MemberAccount member, String rule, List<EarningCap> caps, Instant at, BigDecimal points) {
    BigDecimal least = points;
    for (EarningCap cap : caps) {
      BigDecimal left =
          BigDecimal.valueOf(cap.points()).subtract(given(member, rule, cap.per(), at));
      least = least.min(left.max(BigDecimal.ZERO));
    }
    return least;
  }

  private BigDecimal given(MemberAccount member, String rule, CapPeriod per, Instant at) {
    if (per == CapPeriod.EVENT) {
      return BigDecimal.ZERO;
    }
    Instant from = per.startOf(at);
    Instant to = per.endOf(at);
    return member.accountIds().stream()
        .flatMap(account -> byAccount.getOrDefault(account, List.of()).stream())
        .filter(use -> use.rule().equals(rule))
        .filter(use -> !use.at().isBefore(from) && use.at().isBefore(to))
        .map(Use::points)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Notes what a rule gave; below zero, what is taken back of it. */
  void use(UUID accountId, String rule, Instant at, BigDecimal points) {
    if (remembered.contains(rule) && points.signum() != 0) {
      Use use = new Use(accountId, rule, at, points);
      keep(use);
      added.add(use);
    }
  }

  /** To be stored. */
  List<Use> added() {
    return added;
  }
}
