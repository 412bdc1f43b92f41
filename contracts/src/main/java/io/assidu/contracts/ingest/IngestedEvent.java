package io.assidu.contracts.ingest;

import io.assidu.contracts.EventType;
import io.assidu.contracts.profile.EventContext;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.Order;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a client system told us, durable but not yet resolved to a profile.
 *
 * @param messageId the sender's own id; the same one within a source is the same event
 * @param source the write key's name, or the webhook's ({@code woocommerce:<store>})
 * @param kind what was called: {@code identify}, {@code track}, {@code page}, {@code screen},
 *     {@code order}
 * @param name the event's name for {@code track} ("Product Viewed"), else the kind's own
 * @param traits attributes of the person as given
 * @param properties attributes of the event as given
 * @param consents consent given or withdrawn along with it
 * @param order the order it is about, in the suite's own shape
 * @param occurredAt when it happened by the sender's clock, corrected by sentAt − receivedAt
 */
@EventType("io.assidu.ingest.event.v1")
public record IngestedEvent(
    String messageId,
    String source,
    String kind,
    String name,
    List<Identifier> identifiers,
    Map<String, Object> traits,
    Map<String, Object> properties,
    List<ConsentGiven> consents,
    @Nullable Order order,
    EventContext context,
    Instant occurredAt,
    Instant receivedAt) {}
