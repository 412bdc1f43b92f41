package io.assidu.profile.erasure;

import io.assidu.contracts.Topics;
import io.assidu.platform.messaging.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Gathers the services' words that they have carried out a merge, un-merge or erasure. */
@ApplicationScoped
class AppliedConsumer {

  private final Inbox inbox;
  private final ErasureStore store;

  AppliedConsumer(Inbox inbox, ErasureStore store) {
    this.inbox = inbox;
    this.store = store;
  }

  @Incoming("profile-applied")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive(
        "applied",
        batch,
        Topics.PROFILE_APPLIED,
        (work, event) -> store.applied(work, event.data()));
  }
}
