package io.assidu.platform.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent 1.0 as read from Kafka.
 *
 * @param id the sender's {@code id}; one that is no UUID is turned into one, together with {@code
 *     source}
 * @param type {@code io.assidu.<context>.<what>.v<n>}
 * @param source the service or system that says it
 * @param subject the message's key: the profileId on customer-scoped topics
 * @param correlationId joins all that happened because of one customer event
 * @param causationId the event that led to this one
 */
public record Event<T>(
    UUID id,
    String type,
    String source,
    String subject,
    Instant time,
    String correlationId,
    @Nullable UUID causationId,
    T data) {}
