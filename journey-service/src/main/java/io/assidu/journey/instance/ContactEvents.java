package io.assidu.journey.instance;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactCancelled;
import io.assidu.contracts.contact.ContactCommand;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.JourneyStep;
import io.assidu.journey.engine.Effect;
import io.assidu.journey.engine.Instance;
import io.assidu.journey.step.Message;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Tells the policy of messages that are wanted, or no longer are. */
@ApplicationScoped
class ContactEvents {

  private final Clock clock;

  ContactEvents(Clock clock) {
    this.clock = clock;
  }

  void request(Work work, Move move, Effect.RequestContact effect) {
    Instance instance = move.transition().instance();
    Message step = effect.step();
    emit(
        work,
        move,
        "requested",
        new ContactRequested(
            effect.contactId(),
            instance.profileId(),
            move.profileVersion(),
            step.purpose(),
            step.topic(),
            step.channels(),
            step.template(),
            effect.parameters(),
            new JourneyStep(instance.journeyId(), instance.version(), instance.id(), step.id()),
            step.priority(),
            null,
            null,
            effect.expiresAt(),
            null,
            clock.instant()));
  }

  void cancel(Work work, Move move, Effect.CancelContact effect) {
    UUID profileId = move.transition().instance().profileId();
    emit(
        work,
        move,
        "cancelled",
        new ContactCancelled(effect.contactId(), profileId, effect.reason(), clock.instant()));
  }

  /**
   * Belongs to the story of the event that started the instance, whatever moved it now. The event's
   * id follows from the contact: a command said twice is one command.
   */
  private static void emit(Work work, Move move, String what, ContactCommand command) {
    String movedBy = work.correlationId();
    work.correlate(move.before().correlationId());
    work.emit(
        Topics.CONTACT_REQUESTS,
        command.profileId().toString(),
        command,
        Ids.derived(command.contactId(), what));
    work.correlate(movedBy);
  }
}
