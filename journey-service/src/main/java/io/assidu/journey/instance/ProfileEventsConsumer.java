package io.assidu.journey.instance;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.journey.definition.EventNames;
import io.assidu.journey.engine.Happening;
import io.assidu.journey.profile.People;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.messaging.Inbox;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in what people do. */
@ApplicationScoped
class ProfileEventsConsumer {

  private final Inbox inbox;
  private final EventNames names;
  private final People people;
  private final Walks walks;

  ProfileEventsConsumer(Inbox inbox, EventNames names, People people, Walks walks) {
    this.inbox = inbox;
    this.names = names;
    this.people = people;
    this.walks = walks;
  }

  @Incoming("profile-events")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive(
        "journeys",
        batch,
        Topics.PROFILE_EVENTS,
        names.all().map(known -> event -> known.contains(event.name())),
        this::on);
  }

  private Uni<Void> on(Work work, Event<CustomerEvent> event) {
    CustomerEvent told = event.data();
    return people
        .atLeast(work, told.profileId(), told.profileVersion())
        .flatMap(
            person ->
                person
                    .map(p -> walks.happened(work, p, Happening.of(told), event.correlationId()))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }
}
