package io.assidu.channel.delivery;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.Outcome;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the others what became of a contact. */
final class OutcomeEvents {
  private OutcomeEvents() {}

  /** Each outcome of a contact has one id, however often it is told. */
  static void emit(
      Work work,
      Delivery delivery,
      Outcome outcome,
      @Nullable String messageId,
      @Nullable String detail,
      Instant at) {
    UUID id = Ids.derived(delivery.contactId(), outcome.name());
    work.correlate(delivery.correlationId());
    work.emit(
        Topics.CONTACT_OUTCOMES,
        delivery.profileId().toString(),
        new ContactOutcome(
            id,
            delivery.contactId(),
            delivery.profileId(),
            delivery.purpose(),
            delivery.topic(),
            delivery.channel(),
            outcome,
            messageId,
            detail,
            delivery.journey(),
            at),
        id);
  }
}
