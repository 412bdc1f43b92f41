package io.assidu.contracts.contact;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * A contact is no longer wanted: if it is still deferred it is suppressed, if it was handed over
 * this changes nothing.
 */
@EventType("io.assidu.contact.cancelled.v1")
public record ContactCancelled(UUID contactId, UUID profileId, String reason, Instant at)
    implements ContactCommand {}
