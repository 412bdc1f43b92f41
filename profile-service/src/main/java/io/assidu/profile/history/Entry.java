package io.assidu.profile.history;

import io.assidu.contracts.profile.EventContext;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.Order;
import io.assidu.profile.identity.Resolution.Dropped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in a profile's history.
 *
 * @param profileId the profile it belonged to when it was taken in
 * @param dropped identifiers that were left aside when it was resolved, each with the reason
 * @param order the order as it stood after it
 * @param takenAt when it changed the profile
 */
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
