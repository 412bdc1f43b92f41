package io.assidu.loyalty.earning;

import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.loyalty.ledger.About;
import io.assidu.loyalty.ledger.Grant;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.redemption.OrderRefund;
import io.assidu.loyalty.redemption.Reversals;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.loyalty.revenue.Policy;
import io.assidu.loyalty.tier.Tiers;
import io.assidu.platform.messaging.NotYet;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points for orders. An order earns once, when it is completed; completing it again earns nothing.
 * What is refunded is taken back in proportion, once, from the lot that the order made.
 */
@ApplicationScoped
class Earning {

  private final Persons persons;
  private final Programs programs;
  private final Ledger ledger;
  private final EarningStore store;
  private final Tiers tiers;
  private final Reversals reversals;
  private final Clock clock;

  Earning(
      Persons persons,
      Programs programs,
      Ledger ledger,
      EarningStore store,
      Tiers tiers,
      Reversals reversals,
      Clock clock) {
    this.persons = persons;
    this.programs = programs;
    this.ledger = ledger;
    this.store = store;
    this.tiers = tiers;
    this.reversals = reversals;
    this.clock = clock;
  }

  Uni<Void> take(Work work, CustomerEvent event, Order order) {
    return switch (order.status()) {
      case CREATED, UNKNOWN -> Uni.createFrom().voidItem();
      case COMPLETED, REFUNDED, CANCELLED ->
          person(work, event)
              .chain(
                  person ->
                      programs
                          .current(work)
                          .onItem()
                          .transformToMulti(Multi.createFrom()::iterable)
                          .onItem()
                          .transformToUniAndConcatenate(
                              program -> take(work, new OrderEvent(event, order, person), program))
                          .collect()
                          .asList()
                          .replaceWithVoid())
              .chain(() -> giveBack(work, event, order));
    };
  }

  /** What was paid with points goes back with what is refunded. */
  private Uni<Void> giveBack(Work work, CustomerEvent event, Order order) {
    Purchase purchase = Purchase.of(order);
    return order.status() == OrderStatus.COMPLETED && purchase.refunded().signum() == 0
        ? Uni.createFrom().voidItem()
        : reversals.orderRefunded(
            work,
            event.profileId(),
            new OrderRefund(order.orderId(), purchase.total(), purchase.refunded()));
  }

  /**
   * The person as the event knew them.
   *
   * @throws NotYet if the projection is behind; someone who was merged or erased is not waited for
   */
  private Uni<Optional<Person>> person(Work work, CustomerEvent event) {
    return persons
        .find(work, event.profileId())
        .chain(
            person -> {
              if (person.isPresent() && person.get().version() >= event.profileVersion()) {
                return Uni.createFrom().item(person);
              }
              return ledger
                  .isGone(work, event.profileId())
                  .map(
                      gone -> {
                        if (!gone) {
                          throw new NotYet(
                              "profile version " + event.profileVersion() + " was not seen yet");
                        }
                        return person;
                      });
            });
  }

  private Uni<Void> take(Work work, OrderEvent event, ProgramVersion program) {
    return store
        .find(work, program.id(), event.order().orderId())
        .chain(
            known ->
                known.isPresent()
                    ? refund(work, event, program, known.get())
                    : event.order().status() == OrderStatus.CANCELLED
                        ? Uni.createFrom().voidItem()
                        : earn(work, event, program));
  }

  private Uni<Void> earn(Work work, OrderEvent event, ProgramVersion program) {
    return ledger
        .open(work, event.profileId(), program)
        .chain(
            account ->
                account.isEmpty() ? Uni.createFrom().voidItem() : earn(work, event, account.get()));
  }

  private Uni<Void> earn(Work work, OrderEvent event, MemberAccount account) {
    Outcome outcome = Outcome.of(event, account.program());
    Policy policy = account.program().program().books();
    BigDecimal basis = event.purchase().basis();
    Instant at = event.at(clock.instant());
    BigDecimal allocated =
        policy.point().allocated(basis, basis, outcome.points(), policy.currency());
    UUID lotId =
        outcome.points() == 0
            ? null
            : account.grant(
                new Grant(
                    Origin.SALE, outcome.points(), allocated, true, event.order().orderId(), at));
    EarningStore.Entry earning =
        new EarningStore.Entry(
            account.accountId(),
            lotId,
            new Earned(outcome.exact(), event.purchase().total(), allocated),
            BigDecimal.ZERO,
            at);
    boolean refunded = reverse(event, account, earning);
    return ledger
        .write(work, account)
        .chain(() -> store.add(work, account.program().id(), event, earning, outcome))
        .chain(
            () ->
                refunded
                    ? store.addRefund(
                        work, account.program().id(), event.purchase(), earning, account.now())
                    : Uni.createFrom().voidItem())
        .chain(() -> tiers.review(work, account));
  }

  private Uni<Void> refund(
      Work work, OrderEvent event, ProgramVersion program, EarningStore.Entry known) {
    if (event.purchase().refunded().compareTo(known.refunded()) <= 0) {
      return Uni.createFrom().voidItem();
    }
    return ledger
        .lockAccount(work, known.accountId(), program)
        // Under the lock nobody else refunds it: look again at how far it is refunded.
        .chain(
            account ->
                account.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : store
                        .find(work, program.id(), event.order().orderId())
                        .chain(found -> refund(work, event, account.get(), found.orElseThrow())));
  }

  private Uni<Void> refund(
      Work work, OrderEvent event, MemberAccount account, EarningStore.Entry earning) {
    if (!reverse(event, account, earning)) {
      return Uni.createFrom().voidItem();
    }
    return ledger
        .write(work, account)
        .chain(
            () ->
                store.addRefund(
                    work, account.program().id(), event.purchase(), earning, account.now()))
        .chain(() -> tiers.review(work, account));
  }

  /** Takes back what a refund takes back; answers whether there is a new refund at all. */
  private static boolean reverse(
      OrderEvent event, MemberAccount account, EarningStore.Entry earning) {
    BigDecimal refunded = event.purchase().refunded();
    if (refunded.compareTo(earning.refunded()) <= 0) {
      return false;
    }
    long points = earning.pointsBack(refunded);
    @Nullable UUID lotId = earning.lotId();
    if (points > 0 && lotId != null) {
      Policy policy = account.program().program().books();
      account.reverse(
          lotId,
          points,
          earning.allocatedBack(refunded, policy.currency()),
          earning.at(),
          About.of(event.order().orderId(), event.at(account.now())));
    }
    return true;
  }

  /** An order with the event that told of it and the person it is of. */
  record OrderEvent(CustomerEvent event, Order order, Optional<Person> person, Purchase purchase) {

    OrderEvent(CustomerEvent event, Order order, Optional<Person> person) {
      this(event, order, person, Purchase.of(order));
    }

    UUID profileId() {
      return event.profileId();
    }

    /** When it happened, by the sender's clock unless that is ahead of ours. */
    Instant at(Instant now) {
      return event.occurredAt().isAfter(now) ? now : event.occurredAt();
    }

    /** The shared vocabulary, with what the order earns on as {@code event.properties.basis}. */
    Map<String, Object> facts() {
      return EarningFacts.of(event, person, purchase);
    }
  }
}
