package io.assidu.loyalty.earning;

import io.assidu.loyalty.ledger.About;
import io.assidu.loyalty.ledger.Grant;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.ledger.Recall;
import io.assidu.loyalty.program.PointsRounding;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Supplier;
import io.assidu.loyalty.revenue.Dealing;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.loyalty.revenue.Policy;
import io.assidu.loyalty.revenue.Supply;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What several members earn, one event after the other, while their accounts are locked. An order
 * earns once, when it is completed; completing it again earns nothing. What is refunded is taken
 * back in proportion, once, from the lot that the order made. An action earns once for each of its
 * occasions.
 */
final class Earnings {

  /**
   * What an order earned, to be stored.
   *
   * @param qualifying what it counts towards tiers by the program's own formula
   */
  record Earning(
      OrderEvent order, EarningStore.Entry entry, Outcome outcome, BigDecimal qualifying) {}

  /**
   * A step of an order's refund, to be stored.
   *
   * @param points what it takes back
   */
  record Refund(OrderEvent order, long points) {}

  /** What an action gave, to be stored. */
  record Granted(Claim claim, UUID accountId, UUID lotId, long points) {}

  private final ProgramVersion program;
  private final Policy policy;
  private final Standings standings;
  private final Map<MemberAccount, Told> touched = new LinkedHashMap<>();
  private final List<Earning> earned = new ArrayList<>();
  private final List<Refund> refunds = new ArrayList<>();
  private final List<Granted> granted = new ArrayList<>();

  Earnings(ProgramVersion program, Standings standings) {
    this.program = program;
    this.policy = program.program().books();
    this.standings = standings;
  }

  /** Takes an order; nothing follows for someone who was erased. */
  void take(OrderEvent event) {
    EarningStore.Entry before = standings.earnings().get(event.orderId());
    if (before != null) {
      refund(event, before);
    } else if (!event.isCancelled()) {
      earn(event);
    }
  }

  private void earn(OrderEvent event) {
    MemberAccount member = standings.members().get(event.profileId());
    if (member == null) {
      return;
    }
    member.actFor(event.profileId());
    Instant at = event.at(member.now());
    Map<String, Object> facts =
        EarningFacts.of(event, member, standings.tiers().get(member.profileId()));
    Outcome outcome =
        Outcome.of(
            program.earning(),
            facts,
            at,
            (rule, caps, points) -> standings.allowances().within(member, rule, caps, at, points));
    BigDecimal price = event.purchase().price();
    String currency = program.program().cohortCurrency(event.order().currency());
    Policy books = program.program().books(currency);
    BigDecimal allocated =
        books.point().allocated(price, price, outcome.points(), books.currency());
    Supply supply = supply();
    UUID lotId =
        outcome.points() == 0
            ? null
            : member.grant(
                grant(outcome.points(), allocated, currency, event.about(member.now()), supply));
    EarningStore.Entry entry =
        new EarningStore.Entry(
            member.accountId(),
            event.profileId(),
            lotId,
            new Earned(
                outcome.exact(), outcome.rounding(), event.purchase().total(), allocated, supply),
            outcome.rules(),
            outcome.refused(),
            BigDecimal.ZERO,
            currency,
            0,
            at);
    outcome
        .rules()
        .forEach(
            (rule, points) -> standings.allowances().use(member.accountId(), rule, at, points));
    standings.earnings().put(event.orderId(), entry);
    earned.add(new Earning(event, entry, outcome, program.qualifying(facts)));
    touched.put(member, event.told());
    refund(event, entry);
  }

  private @Nullable Supply supply() {
    Supplier supplier = program.program().accounting().supplier();
    return supplier == null ? null : supplier.supply();
  }

  /** Of points that somebody else supplies nothing is deferred. */
  private Grant grant(
      long points, BigDecimal allocated, String currency, About about, @Nullable Supply supply) {
    return supply == null
        ? new Grant(Origin.SALE, points, allocated, currency, true, about)
        : new Grant(
            Origin.SALE,
            points,
            BigDecimal.ZERO,
            true,
            about,
            supply.sold(points, allocated, program.program().currencyOf(currency)));
  }

  /** Does nothing unless more is refunded than was before, in the currency that was paid in. */
  private void refund(OrderEvent event, EarningStore.Entry before) {
    BigDecimal refunded = event.purchase().refunded();
    UUID owner = before.profileId();
    MemberAccount member = owner == null ? null : standings.members().get(owner);
    String currency = program.program().cohortCurrency(event.order().currency());
    if (refunded.compareTo(before.refunded()) <= 0
        || member == null
        || !currency.equals(before.currency())) {
      return;
    }
    long points = before.pointsBack(refunded);
    UUID lotId = before.lotId();
    if (points > 0 && lotId != null) {
      Currency paidIn = program.program().currencyOf(currency);
      BigDecimal allocated = before.allocatedBack(refunded, paidIn);
      Dealing withdrawn = before.withdrawn(refunded, paidIn);
      member.reverse(
          new Recall(
              lotId,
              points,
              before.expired(),
              withdrawn == null ? allocated : BigDecimal.ZERO,
              before.at(),
              withdrawn),
          event.about(member.now()));
    }
    giveAllowancesBack(before, refunded);
    standings.earnings().put(event.orderId(), before.refunded(refunded));
    refunds.add(new Refund(event, points));
    touched.put(member, event.told());
  }

  private void giveAllowancesBack(EarningStore.Entry before, BigDecimal refunded) {
    BigDecimal total = before.earned().total();
    if (total.signum() == 0) {
      return;
    }
    BigDecimal part =
        refunded.subtract(before.refunded()).divide(total, MathContext.DECIMAL64).negate();
    before
        .rules()
        .forEach(
            (rule, points) ->
                standings
                    .allowances()
                    .use(before.accountId(), rule, before.at(), points.multiply(part)));
  }

  /**
   * Takes a claim, unless its member had it before.
   *
   * @param beneficiary whose points they are
   */
  void take(Claim claim, UUID beneficiary) {
    MemberAccount member = standings.members().get(beneficiary);
    if (member == null || !standings.occasions().isNew(member, claim)) {
      return;
    }
    member.actFor(beneficiary);
    long points =
        PointsRounding.DOWN.round(
            standings
                .allowances()
                .within(
                    member,
                    claim.action().id(),
                    claim.action().caps(),
                    claim.at(),
                    claim.points()));
    if (points == 0) {
      return;
    }
    UUID lotId =
        member.grant(
            Grant.gift(
                program.program(),
                points,
                About.event(claim.action().id(), claim.told().event().eventId(), claim.at())));
    standings
        .allowances()
        .use(member.accountId(), claim.action().id(), claim.at(), BigDecimal.valueOf(points));
    standings.occasions().add(member.accountId(), claim);
    granted.add(new Granted(claim, member.accountId(), lotId, points));
    touched.put(member, claim.told());
  }

  String program() {
    return program.id();
  }

  /** Those whose points or orders changed, each with the event that did it last. */
  Map<MemberAccount, Told> touched() {
    return touched;
  }

  List<Earning> earned() {
    return earned;
  }

  List<Refund> refunds() {
    return refunds;
  }

  List<Granted> granted() {
    return granted;
  }

  List<Allowances.Use> used() {
    return standings.allowances().added();
  }

  /**
   * What is known, under their locks, of those who may earn.
   *
   * @param members by their profiles
   * @param earnings what orders earned before, by their ids; grows
   * @param tiers the tiers that owners were last told of
   */
  record Standings(
      Map<UUID, MemberAccount> members,
      Map<String, EarningStore.Entry> earnings,
      Map<UUID, String> tiers,
      Allowances allowances,
      Occasions occasions) {

    /** Nobody's points change. */
    static Standings none() {
      return new Standings(
          Map.of(),
          Map.of(),
          Map.of(),
          new Allowances(Set.of(), List.of()),
          new Occasions(Set.of()));
    }
  }
}
