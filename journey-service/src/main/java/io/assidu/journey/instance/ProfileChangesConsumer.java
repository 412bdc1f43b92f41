package io.assidu.journey.instance;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.ConsentChanged;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.contracts.profile.SegmentEntered;
import io.assidu.contracts.profile.SegmentExited;
import io.assidu.journey.engine.Happening;
import io.assidu.journey.profile.People;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.messaging.Inbox;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in how profiles change: what rules know of them, and whose walks are whose. */
@ApplicationScoped
class ProfileChangesConsumer {

  private final Inbox inbox;
  private final People people;
  private final Walks walks;
  private final Belongings belongings;

  ProfileChangesConsumer(Inbox inbox, People people, Walks walks, Belongings belongings) {
    this.inbox = inbox;
    this.people = people;
    this.walks = walks;
    this.belongings = belongings;
  }

  @Incoming("profile-changes")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive("people", batch, Topics.PROFILE_CHANGES, this::on);
  }

  private Uni<Void> on(Work work, Event<ProfileChange> event) {
    return switch (event.data()) {
      case ProfileChanged changed -> people.take(work, changed);
      case SegmentEntered entered -> crossed(work, event, Happening.of(entered, event.id()));
      case SegmentExited exited -> crossed(work, event, Happening.of(exited, event.id()));
      case ProfileMerged merged ->
          people.merged(work, merged).flatMap(done -> belongings.merge(work, merged));
      case ProfileUnmerged unmerged ->
          people.unmerged(work, unmerged).flatMap(done -> belongings.unmerge(work, unmerged));
      case ProfileErased erased ->
          belongings.erase(work, erased).flatMap(done -> people.erase(work, erased));
      case ConsentChanged consent -> Uni.createFrom().voidItem(); // the snapshot says so as well
    };
  }

  /**
   * The snapshot of the same version stands before it on the same partition, or is on its way:
   * there is no waiting for it here, so what follows names the later of the two versions.
   */
  private Uni<Void> crossed(Work work, Event<ProfileChange> event, Happening crossing) {
    return people
        .asKnown(work, event.data().profileId())
        .flatMap(
            person ->
                person
                    .map(p -> p.since(event.data().version()))
                    .map(p -> walks.happened(work, p, crossing, event.correlationId()))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }
}
