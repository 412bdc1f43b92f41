package io.assidu.loyalty.earning;

import io.assidu.contracts.profile.Order;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.program.CompiledEarning;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.redemption.OrderRefund;
import io.assidu.loyalty.redemption.Reversals;
import io.assidu.loyalty.segment.Segments;
import io.assidu.loyalty.tier.Tiers;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Points for what customers buy and do, for a batch of events in a handful of statements. */
@ApplicationScoped
class Earning {

  private final Persons persons;
  private final Programs programs;
  private final Ledger ledger;
  private final EarningStore store;
  private final ActionStore actions;
  private final Tiers tiers;
  private final Segments segments;
  private final Reversals reversals;
  private final Clock clock;

  Earning(
      Persons persons,
      Programs programs,
      Ledger ledger,
      EarningStore store,
      ActionStore actions,
      Tiers tiers,
      Segments segments,
      Reversals reversals,
      Clock clock) {
    this.persons = persons;
    this.programs = programs;
    this.ledger = ledger;
    this.store = store;
    this.actions = actions;
    this.tiers = tiers;
    this.segments = segments;
    this.reversals = reversals;
    this.clock = clock;
  }

  /** Takes events in for every program; one that was taken in before changes nothing. */
  Uni<Void> take(Work work, List<Told> events, Map<UUID, Person> known) {
    return programs.current(work).chain(current -> take(work, events, known, current));
  }

  private Uni<Void> take(
      Work work, List<Told> events, Map<UUID, Person> known, List<ProgramVersion> current) {
    return each(current, program -> earn(work, events, known, program).replaceWithVoid())
        .chain(() -> giveBack(work, events));
  }

  /**
   * The same, for one program.
   *
   * @return what is known, still under their locks, of those whose points may have changed
   */
  Uni<Earnings.Standings> take(
      Work work, List<Told> events, Map<UUID, Person> known, ProgramVersion program) {
    return earn(work, events, known, program).call(() -> giveBack(work, events));
  }

  private Uni<Void> giveBack(Work work, List<Told> events) {
    return each(events, told -> giveBack(work, told));
  }

  private static <T> Uni<Void> each(Collection<T> items, Function<T, Uni<Void>> step) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(step::apply)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /** What was paid with points goes back with what is refunded, whatever the order earned. */
  private Uni<Void> giveBack(Work work, Told told) {
    Order order = told.event().order();
    if (order == null || !OrderEvent.concerns(told.event())) {
      return Uni.createFrom().voidItem();
    }
    BigDecimal refunded = Purchase.refunded(order);
    if (refunded.signum() == 0) {
      return Uni.createFrom().voidItem();
    }
    told.story().accept(work);
    return reversals.orderRefunded(
        work, told.event().profileId(), new OrderRefund(order.orderId(), order.total(), refunded));
  }

  private Uni<Earnings.Standings> earn(
      Work work, List<Told> events, Map<UUID, Person> known, ProgramVersion program) {
    List<OrderEvent> orders = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    Instant now = clock.instant();
    CompiledEarning earning = program.earning();
    for (Told told : events) {
      Optional<Person> person = Optional.ofNullable(known.get(told.event().profileId()));
      if (OrderEvent.concerns(told.event(), program.program())) {
        orders.add(OrderEvent.of(told, person, program));
      }
      claims.addAll(Claim.of(earning, told, person, now));
    }
    return Uni.combine()
        .all()
        .unis(known(work, program, orders), beneficiaries(work, claims))
        .usingConcurrencyOf(1)
        .asTuple()
        .chain(
            found -> {
              Batch batch = new Batch(program, orders, claims, found.getItem2());
              Set<UUID> members = batch.concerned(found.getItem1());
              return members.isEmpty()
                  ? Uni.createFrom().item(Earnings.Standings.none())
                  : ledger
                      .openAll(work, members, program)
                      .chain(accounts -> take(work, batch, accounts));
            });
  }

  private Uni<Map<String, EarningStore.Entry>> known(
      Work work, ProgramVersion program, List<OrderEvent> orders) {
    Set<String> ids = orders.stream().map(OrderEvent::orderId).collect(Collectors.toSet());
    return ids.isEmpty()
        ? Uni.createFrom().item(new HashMap<>())
        : store.findAll(work, program.id(), ids);
  }

  /** The profiles of those whom actions name. */
  private Uni<Map<String, UUID>> beneficiaries(Work work, List<Claim> claims) {
    Set<String> customerIds =
        claims.stream().map(Claim::customerId).filter(Objects::nonNull).collect(Collectors.toSet());
    return customerIds.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : persons.byCustomerIds(work, customerIds);
  }

  /** Events of one program, and whose points they may be. */
  private record Batch(
      ProgramVersion program,
      List<OrderEvent> orders,
      List<Claim> claims,
      Map<String, UUID> customers) {

    /** Whose points may change: whoever repeats an order that is known locks nobody. */
    Set<UUID> concerned(Map<String, EarningStore.Entry> known) {
      Set<UUID> members = new HashSet<>();
      for (OrderEvent order : orders) {
        EarningStore.Entry before = known.get(order.orderId());
        if (before == null) {
          members.add(order.profileId());
          continue;
        }
        UUID owner = before.profileId();
        if (owner != null && order.purchase().refunded().compareTo(before.refunded()) > 0) {
          members.add(owner);
        }
      }
      claims.forEach(claim -> claim.beneficiary(customers).ifPresent(members::add));
      return members;
    }

    Set<String> actions() {
      return claims.stream().map(claim -> claim.action().id()).collect(Collectors.toSet());
    }
  }

  /** Under the locks nobody else takes these events in: what is known is looked at again. */
  private Uni<Earnings.Standings> take(Work work, Batch batch, Map<UUID, MemberAccount> members) {
    Set<UUID> accounts =
        members.values().stream()
            .flatMap(member -> member.accountIds().stream())
            .collect(Collectors.toSet());
    Set<UUID> owners =
        members.values().stream().map(MemberAccount::profileId).collect(Collectors.toSet());
    Set<String> remembered = batch.program().earning().remembered();
    return segments
        .tell(work, batch.program(), members.values())
        .chain(() -> standings(work, batch, members, accounts, owners, remembered))
        .call(standings -> take(work, batch, new Earnings(batch.program(), standings)));
  }

  private Uni<Earnings.Standings> standings(
      Work work,
      Batch batch,
      Map<UUID, MemberAccount> members,
      Set<UUID> accounts,
      Set<UUID> owners,
      Set<String> remembered) {
    String program = batch.program().id();
    return Uni.combine()
        .all()
        .unis(
            known(work, batch.program(), batch.orders()),
            tiers.told(work, owners, program),
            actions.used(work, program, accounts, remembered),
            actions.taken(work, program, accounts, batch.actions()))
        .usingConcurrencyOf(1)
        .asTuple()
        .map(
            found ->
                new Earnings.Standings(
                    members,
                    found.getItem1(),
                    found.getItem2(),
                    new Allowances(remembered, found.getItem3()),
                    new Occasions(found.getItem4())));
  }

  private Uni<Void> take(Work work, Batch batch, Earnings earnings) {
    for (OrderEvent order : batch.orders()) {
      order.told().story().accept(work);
      earnings.take(order);
    }
    for (Claim claim : batch.claims()) {
      claim.told().story().accept(work);
      claim
          .beneficiary(batch.customers())
          .ifPresent(beneficiary -> earnings.take(claim, beneficiary));
    }
    return write(work, earnings);
  }

  private Uni<Void> write(Work work, Earnings earnings) {
    String program = earnings.program();
    List<MemberAccount> touched = List.copyOf(earnings.touched().keySet());
    Consumer<MemberAccount> about =
        member -> Objects.requireNonNull(earnings.touched().get(member)).story().accept(work);
    return ledger
        .writeAll(work, touched, about)
        .chain(() -> store.addAll(work, program, earnings.earned()))
        .chain(() -> store.addRefunds(work, program, earnings.refunds(), clock.instant()))
        .chain(() -> actions.addAll(work, program, earnings.granted()))
        .chain(() -> actions.addUses(work, program, earnings.used()))
        .chain(() -> tiers.review(work, touched, about));
  }
}
