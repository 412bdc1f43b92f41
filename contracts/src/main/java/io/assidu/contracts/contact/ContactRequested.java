package io.assidu.contracts.contact;

import io.assidu.contracts.EventType;
import io.assidu.contracts.profile.ContactPoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to reach a person. The same {@code contactId} is the same contact: it is decided
 * once.
 *
 * @param profileVersion the profile version the asker knew: nobody decides or sends on an older one
 * @param topic a subject within the purpose ({@code newsletter}), for consent and caps
 * @param channels the channels allowed, in the order the asker prefers; empty means the policy
 *     chooses
 * @param template the message template's id in channel-gateway
 * @param parameters what the template may use besides the profile
 * @param journey the journey step that asks, if one does
 * @param priority 0 to 100; the higher one wins the last slot under a cap
 * @param value expected worth in the company's currency, for arbitration
 * @param sendAt not before this instant; null means now
 * @param expiresAt worthless after this instant
 * @param recipient overrides the profile's own address: a security alert to the old mailbox
 */
@EventType("io.assidu.contact.requested.v1")
public record ContactRequested(
    UUID contactId,
    UUID profileId,
    long profileVersion,
    Purpose purpose,
    @Nullable String topic,
    List<Channel> channels,
    String template,
    Map<String, Object> parameters,
    @Nullable JourneyStep journey,
    int priority,
    @Nullable BigDecimal value,
    @Nullable Instant sendAt,
    @Nullable Instant expiresAt,
    @Nullable ContactPoint recipient,
    Instant requestedAt)
    implements ContactCommand {}
