package io.assidu.platform.chassis;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.SegmentEntered;
import io.assidu.contracts.profile.SegmentExited;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.messaging.Inbox;
import io.assidu.platform.messaging.NotYet;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Notes each segment entry, and answers it with an exit. */
@ApplicationScoped
class NoteConsumer {

  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final Set<String> early = ConcurrentHashMap.newKeySet();

  private final Inbox inbox;

  NoteConsumer(Inbox inbox) {
    this.inbox = inbox;
  }

  /** Segments whose entries are bad, until they are mended. */
  Set<String> broken() {
    return broken;
  }

  /** Segments whose entries have to wait. */
  Set<String> early() {
    return early;
  }

  @Incoming("changes")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive("notes", batch, Topics.PROFILE_CHANGES, this::on);
  }

  private Uni<Void> on(Work work, Event<ProfileChange> event) {
    if (!(event.data() instanceof SegmentEntered entered)) {
      return Uni.createFrom().voidItem();
    }
    if (broken.contains(entered.segmentId())) {
      return Uni.createFrom().failure(new IllegalStateException("ada@example.com is in the way"));
    }
    if (early.contains(entered.segmentId())) {
      return Uni.createFrom().failure(new NotYet("the rest"));
    }
    work.emit(
        Topics.PROFILE_CHANGES,
        event.subject(),
        new SegmentExited(
            entered.profileId(), entered.version(), entered.segmentId(), 1, entered.at()));
    return work.query(
            "insert into note (profile_id, version, text) values ($1, $2, $3)",
            entered.profileId(),
            entered.version(),
            entered.segmentId())
        .replaceWithVoid();
  }
}
