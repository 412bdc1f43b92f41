package io.assidu.contracts.profile;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a known profile did.
 *
 * @param profileVersion the profile's version once this event was taken in: whoever reacts to the
 *     event and needs the profile waits until it has seen that version on {@code
 *     assidu.profile.changes}
 * @param kind {@code identify}, {@code track}, {@code page}, {@code screen}, {@code order}
 * @param name the event's name, by the Segment e-commerce specification where it has one ("Order
 *     Completed")
 */
@EventType("io.assidu.profile.event.v1")
public record CustomerEvent(
    UUID eventId,
    UUID profileId,
    long profileVersion,
    String source,
    String kind,
    String name,
    Map<String, Object> properties,
    @Nullable Order order,
    EventContext context,
    Instant occurredAt,
    Instant receivedAt) {}
