package io.assidu.profile.resolve;

import io.assidu.contracts.Topics;
import io.assidu.platform.messaging.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Accepted events, in the order their senders' strongest identifiers give them. */
@ApplicationScoped
class IngestConsumer {

  private final Inbox inbox;
  private final CustomerEvents events;

  IngestConsumer(Inbox inbox, CustomerEvents events) {
    this.inbox = inbox;
    this.events = events;
  }

  @Incoming("ingest-events")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive("resolve", batch, Topics.INGEST_EVENTS, events::take);
  }
}
