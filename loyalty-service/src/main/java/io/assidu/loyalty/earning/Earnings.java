package io.assidu.loyalty.earning;

import io.assidu.loyalty.ledger.Grant;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.loyalty.revenue.Policy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Orders of several members, taken one after the other while their accounts are locked. An order
 * earns once, when it is completed; completing it again earns nothing. What is refunded is taken
 * back in proportion, once, from the lot that the order made.
 */
final class Earnings {

  /** What an order earned, to be stored. */
  record Earning(OrderEvent order, EarningStore.Entry entry, Outcome outcome) {}

  /**
   * A step of an order's refund, to be stored.
   *
   * @param points what it takes back
   */
  record Refund(OrderEvent order, long points) {}

  private final ProgramVersion program;
  private final Map<UUID, MemberAccount> members;
  private final Map<String, EarningStore.Entry> known;
  private final Set<MemberAccount> touched = new LinkedHashSet<>();
  private final List<Earning> earned = new ArrayList<>();
  private final List<Refund> refunds = new ArrayList<>();

  /**
   * @param members by their profiles
   * @param known what orders earned before, by their ids
   */
  Earnings(
      ProgramVersion program,
      Map<UUID, MemberAccount> members,
      Map<String, EarningStore.Entry> known) {
    this.program = program;
    this.members = members;
    this.known = new HashMap<>(known);
  }

  /** Nothing follows for someone who was erased. */
  void take(OrderEvent event) {
    EarningStore.Entry before = known.get(event.orderId());
    if (before != null) {
      refund(event, before);
    } else if (!event.isCancelled()) {
      earn(event);
    }
  }

  private void earn(OrderEvent event) {
    MemberAccount member = members.get(event.profileId());
    if (member == null) {
      return;
    }
    member.actFor(event.profileId());
    Outcome outcome = Outcome.of(event, program);
    BigDecimal basis = event.purchase().basis();
    Policy policy = program.program().books();
    BigDecimal allocated =
        policy.point().allocated(basis, basis, outcome.points(), policy.currency());
    UUID lotId =
        outcome.points() == 0
            ? null
            : member.grant(
                new Grant(
                    Origin.SALE, outcome.points(), allocated, true, event.about(member.now())));
    EarningStore.Entry entry =
        new EarningStore.Entry(
            member.accountId(),
            event.profileId(),
            lotId,
            new Earned(outcome.exact(), event.purchase().total(), allocated),
            BigDecimal.ZERO,
            event.at(member.now()));
    known.put(event.orderId(), entry);
    earned.add(new Earning(event, entry, outcome));
    touched.add(member);
    refund(event, entry);
  }

  /** Does nothing unless more is refunded than was before. */
  private void refund(OrderEvent event, EarningStore.Entry before) {
    BigDecimal refunded = event.purchase().refunded();
    MemberAccount member = members.get(before.profileId());
    if (refunded.compareTo(before.refunded()) <= 0 || member == null) {
      return;
    }
    long points = before.pointsBack(refunded);
    UUID lotId = before.lotId();
    if (points > 0 && lotId != null) {
      Policy policy = program.program().books();
      member.reverse(
          lotId,
          points,
          before.allocatedBack(refunded, policy.currency()),
          before.at(),
          event.about(member.now()));
    }
    known.put(event.orderId(), before.refunded(refunded));
    refunds.add(new Refund(event, points));
    touched.add(member);
  }

  String program() {
    return program.id();
  }

  /** Those whose points or orders changed. */
  Set<MemberAccount> touched() {
    return touched;
  }

  List<Earning> earned() {
    return earned;
  }

  List<Refund> refunds() {
    return refunds;
  }
}
