package io.assidu.policy.decision;

import io.assidu.contracts.contact.ContactRequested;
import io.assidu.platform.idempotency.KeyedCall;
import io.assidu.platform.work.Story;
import io.assidu.policy.recipient.Recipient;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call that asks for one contact.
 *
 * @param call noted in the transaction, if the asker names the contact; otherwise the contact has
 *     the id of the call's key, and is its note
 * @param derivedId that id
 * @param deliver whether channel-gateway is to send it
 */
record Asking(
    @Nullable KeyedCall call, ContactAsk ask, UUID derivedId, boolean deliver, Story story) {

  UUID contactId() {
    UUID own = ask.contactId();
    return own == null ? derivedId : own;
  }

  /** What it wants. */
  ContactRequested request(Instant now) {
    return ask.request(derivedId, deliver, now);
  }

  /** What the contact was made of, if it was this call that made it. */
  ContactRequested again(Contact contact, @Nullable Recipient person) {
    ContactRequested same = ask.unchecked(derivedId, contact.request().requestedAt());
    return person == null ? same : person.mayBeKept(same);
  }
}
