package io.assidu.profile.consent;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.ingest.ConsentGiven;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.platform.messaging.Event;
import io.assidu.platform.messaging.Inbox;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Work;
import io.assidu.profile.ProfileError;
import io.assidu.profile.profile.Profiles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * What people say by what they do with a message: an unsubscription withdraws consent to its topic
 * on that channel (RFC 8058), a complaint withdraws all marketing on it.
 */
@ApplicationScoped
class OutcomeConsumer {

  private final Inbox inbox;
  private final Profiles profiles;
  private final ConsentRegister register;
  private final Clock clock;

  OutcomeConsumer(Inbox inbox, Profiles profiles, ConsentRegister register, Clock clock) {
    this.inbox = inbox;
    this.profiles = profiles;
    this.register = register;
    this.clock = clock;
  }

  @Incoming("contact-outcomes")
  Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
    return inbox.receive("consent", batch, Topics.CONTACT_OUTCOMES, this::on);
  }

  private Uni<Void> on(Work work, Event<ContactOutcome> event) {
    ContactOutcome outcome = event.data();
    return switch (outcome.outcome()) {
      case UNSUBSCRIBED -> withdraw(work, event, unsubscribed(outcome));
      case COMPLAINED -> withdraw(work, event, complained(outcome));
      case ACCEPTED, DELIVERED, BOUNCED, OPENED, CLICKED, FAILED, EXPIRED, UNKNOWN ->
          Uni.createFrom().voidItem();
    };
  }

  private static ConsentGiven unsubscribed(ContactOutcome outcome) {
    Purpose purpose = outcome.purpose() == Purpose.SERVICE ? Purpose.SERVICE : Purpose.MARKETING;
    return new ConsentGiven(
        purpose, outcome.channel(), outcome.topic(), ConsentStatus.WITHDRAWN, null, "one-click");
  }

  private static ConsentGiven complained(ContactOutcome outcome) {
    return new ConsentGiven(
        Purpose.MARKETING, outcome.channel(), null, ConsentStatus.WITHDRAWN, null, "complaint");
  }

  private Uni<Void> withdraw(Work work, Event<ContactOutcome> event, ConsentGiven withdrawal) {
    ContactOutcome outcome = event.data();
    Instant now = clock.instant();
    List<LongFunction<ProfileChange>> changes = new ArrayList<>();
    Evidence evidence =
        new Evidence(
            event.source(),
            outcome.outcomeId(),
            Map.of("contactId", outcome.contactId().toString()));
    return profiles
        .locked(work, outcome.profileId())
        .flatMap(
            profile ->
                register
                    .record(
                        work, profile, List.of(withdrawal), evidence, outcome.at(), now, changes)
                    .flatMap(after -> profiles.saved(work, profile, after, changes, now)))
        .replaceWithVoid()
        .onFailure(OutcomeConsumer::forgotten)
        .recoverWithNull();
  }

  /** Nothing is sent to a person who was erased, so there is nothing left to withdraw. */
  private static boolean forgotten(Throwable failure) {
    return failure instanceof ProblemException problem
        && problem.code() == ProfileError.PROFILE_ERASED;
  }
}
