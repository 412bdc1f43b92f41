package io.assidu.profile.history;

import io.assidu.contracts.profile.EventContext;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.Order;
import io.assidu.profile.identity.Resolution.Dropped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event in a profile's history.
 *
 * @param profileId the profile it belonged to when it was taken in
 * @param dropped identifiers that were left aside when it was resolved, each with the reason
 * @param order the order as it stood after it
 * @param takenAt when it changed the profile
 */
@Schema(
    examples =
        """
        {"eventId": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55",
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "profileVersion": 12,
         "source": "shop", "messageId": "m-2", "kind": "track", "name": "Signed Up",
         "identifiers": [{"type": "customerId", "value": "c-1001"}], "dropped": [],
         "traits": {}, "properties": {}, "context": {"locale": "fr-FR"},
         "occurredAt": "2026-11-24T10:00:00Z", "receivedAt": "2026-11-24T10:00:00Z",
         "takenAt": "2026-11-24T10:00:04Z", "correlationId": "till-7"}""")
public record Entry(
    UUID eventId,
    UUID profileId,
    long profileVersion,
    String source,
    String messageId,
    String kind,
    String name,
    List<Identifier> identifiers,
    List<Dropped> dropped,
    Map<String, Object> traits,
    Map<String, Object> properties,
    @Nullable Order order,
    EventContext context,
    Instant occurredAt,
    Instant receivedAt,
    Instant takenAt,
    String correlationId) {}
