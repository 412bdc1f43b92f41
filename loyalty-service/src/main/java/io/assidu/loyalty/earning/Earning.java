package io.assidu.loyalty.earning;

import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.tier.Tiers;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.messaging.NotYet;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Points for orders, for a batch of them in a handful of statements. */
@ApplicationScoped
class Earning {

  private final Persons persons;
  private final Programs programs;
  private final Ledger ledger;
  private final EarningStore store;
  private final Tiers tiers;
  private final Clock clock;

  Earning(
      Persons persons,
      Programs programs,
      Ledger ledger,
      EarningStore store,
      Tiers tiers,
      Clock clock) {
    this.persons = persons;
    this.programs = programs;
    this.ledger = ledger;
    this.store = store;
    this.tiers = tiers;
    this.clock = clock;
  }

  /** Takes orders in, in their order; one that was taken in before changes nothing. */
  Uni<Void> take(Work work, List<Event<CustomerEvent>> messages) {
    return persons(work, messages)
        .chain(
            known -> {
              List<OrderEvent> orders =
                  messages.stream()
                      .map(
                          message ->
                              OrderEvent.of(
                                  message,
                                  Optional.ofNullable(known.get(message.data().profileId()))))
                      .toList();
              return programs
                  .current(work)
                  .onItem()
                  .transformToMulti(Multi.createFrom()::iterable)
                  .onItem()
                  .transformToUniAndConcatenate(program -> take(work, orders, program))
                  .collect()
                  .asList()
                  .replaceWithVoid();
            });
  }

  /**
   * The persons as the events knew them, or as they became since.
   *
   * @throws NotYet if the projection is behind; someone who was merged or erased is not waited for
   */
  private Uni<Map<UUID, Person>> persons(Work work, List<Event<CustomerEvent>> messages) {
    Set<UUID> ids =
        messages.stream().map(message -> message.data().profileId()).collect(Collectors.toSet());
    return persons
        .findAll(work, ids)
        .chain(
            known -> {
              Set<UUID> behind =
                  messages.stream()
                      .map(Event::data)
                      .filter(event -> isBehind(known.get(event.profileId()), event))
                      .map(CustomerEvent::profileId)
                      .collect(Collectors.toSet());
              return behind.isEmpty()
                  ? Uni.createFrom().item(known)
                  : ledger
                      .gone(work, behind)
                      .map(
                          gone -> {
                            if (!gone.containsAll(behind)) {
                              throw new NotYet("a profile's newest version was not seen yet");
                            }
                            return known;
                          });
            });
  }

  private static boolean isBehind(@Nullable Person person, CustomerEvent event) {
    return person == null || person.version() < event.profileVersion();
  }

  private Uni<Void> take(Work work, List<OrderEvent> orders, ProgramVersion program) {
    Set<String> ids = orders.stream().map(OrderEvent::orderId).collect(Collectors.toSet());
    return store
        .findAll(work, program.id(), ids)
        .chain(
            known -> {
              Set<UUID> members = concerned(orders, known);
              return members.isEmpty()
                  ? Uni.createFrom().voidItem()
                  : ledger
                      .openAll(work, members, program)
                      // Under the locks nobody else takes these orders in: look again.
                      .chain(
                          accounts ->
                              store
                                  .findAll(work, program.id(), ids)
                                  .chain(
                                      found -> {
                                        Earnings earnings = new Earnings(program, accounts, found);
                                        return take(work, orders, earnings);
                                      }));
            });
  }

  /** Whose points may change: whoever repeats what is known locks nobody. */
  private static Set<UUID> concerned(
      List<OrderEvent> orders, Map<String, EarningStore.Entry> known) {
    Set<UUID> members = new HashSet<>();
    for (OrderEvent order : orders) {
      EarningStore.Entry before = known.get(order.orderId());
      if (before == null) {
        members.add(order.profileId());
      } else if (order.purchase().refunded().compareTo(before.refunded()) > 0) {
        members.add(before.profileId());
      }
    }
    return members;
  }

  private Uni<Void> take(Work work, List<OrderEvent> orders, Earnings earnings) {
    for (OrderEvent order : orders) {
      work.because(order.messageId());
      earnings.take(order);
    }
    return ledger
        .writeAll(work, earnings.touched())
        .chain(() -> store.addAll(work, earnings.program(), earnings.earned()))
        .chain(
            () -> store.addRefunds(work, earnings.program(), earnings.refunds(), clock.instant()))
        .chain(
            () ->
                Multi.createFrom()
                    .iterable(earnings.touched())
                    .onItem()
                    .transformToUniAndConcatenate(member -> tiers.review(work, member))
                    .collect()
                    .asList())
        .replaceWithVoid();
  }
}
