package io.assidu.policy.decision;

import io.assidu.platform.idempotency.KeyedCall;
import io.assidu.platform.work.Story;
import java.util.UUID;

/**
 * One call that asks for one contact.
 *
 * @param derivedId the contact's id, if the asker gives none
 * @param deliver whether channel-gateway is to send it
 */
record Asking(KeyedCall call, ContactAsk ask, UUID derivedId, boolean deliver, Story story) {}
