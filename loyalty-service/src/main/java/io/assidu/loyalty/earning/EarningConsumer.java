package io.assidu.loyalty.earning;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.program.Programs;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.messaging.Inbox;
import io.assidu.platform.messaging.NotYet;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** What customers buy and do, in. */
@ApplicationScoped
class EarningConsumer {

  private final Inbox inbox;
  private final Earning earning;
  private final Persons persons;
  private final Ledger ledger;
  private final Programs programs;
  private final UnitOfWork unitOfWork;

  EarningConsumer(
      Inbox inbox,
      Earning earning,
      Persons persons,
      Ledger ledger,
      Programs programs,
      UnitOfWork unitOfWork) {
    this.inbox = inbox;
    this.earning = earning;
    this.persons = persons;
    this.ledger = ledger;
    this.programs = programs;
    this.unitOfWork = unitOfWork;
  }

  @Incoming("profile-events")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receiveRepeatable(
        "earning", batch, Topics.PROFILE_EVENTS, whatEarns(), this::take);
  }

  /** Orders, and what an action of some program is about. */
  private Uni<Predicate<CustomerEvent>> whatEarns() {
    return unitOfWork
        .run(programs::current)
        .map(
            current -> {
              Set<String> names =
                  current.stream()
                      .flatMap(program -> program.earning().events().stream())
                      .collect(Collectors.toSet());
              return event -> OrderEvent.concerns(event) || names.contains(event.name());
            });
  }

  private Uni<Void> take(Work work, List<Event<CustomerEvent>> messages) {
    return persons(work, messages)
        .chain(known -> earning.take(work, messages.stream().map(Told::of).toList(), known));
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
                  : ledger.gone(work, behind).map(gone -> requireGone(known, behind, gone));
            });
  }

  private static Map<UUID, Person> requireGone(
      Map<UUID, Person> known, Set<UUID> behind, List<UUID> gone) {
    if (!gone.containsAll(behind)) {
      throw new NotYet("a profile's newest version was not seen yet");
    }
    return known;
  }

  private static boolean isBehind(@Nullable Person person, CustomerEvent event) {
    return person == null || person.version() < event.profileVersion();
  }
}
