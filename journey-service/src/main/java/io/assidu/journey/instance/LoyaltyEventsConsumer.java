package io.assidu.journey.instance;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.LoyaltyEvent;
import io.assidu.journey.definition.EventNames;
import io.assidu.journey.engine.LoyaltyHappening;
import io.assidu.journey.profile.People;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.messaging.Inbox;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in what happens to people's points and tiers. */
@ApplicationScoped
class LoyaltyEventsConsumer {

  /** Whoever has points was known before: that their profile has come in at all is enough. */
  private static final long ANY_VERSION = 1;

  private final Inbox inbox;
  private final EventNames names;
  private final People people;
  private final Walks walks;

  LoyaltyEventsConsumer(Inbox inbox, EventNames names, People people, Walks walks) {
    this.inbox = inbox;
    this.names = names;
    this.people = people;
    this.walks = walks;
  }

  @Incoming("loyalty-events")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive(
        "loyalty",
        batch,
        Topics.LOYALTY_EVENTS,
        names.all().map(known -> event -> known.contains(LoyaltyHappening.name(event))),
        this::on);
  }

  private Uni<Void> on(Work work, Event<LoyaltyEvent> event) {
    LoyaltyEvent told = event.data();
    return people
        .atLeast(work, told.profileId(), ANY_VERSION)
        .flatMap(
            person ->
                person
                    .map(
                        p ->
                            walks.happened(
                                work,
                                p,
                                LoyaltyHappening.of(told, event.id(), p.version()),
                                event.correlationId()))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }
}
