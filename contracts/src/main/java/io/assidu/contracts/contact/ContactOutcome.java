package io.assidu.contracts.contact;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a contact.
 *
 * @param messageId the id the outside world knows it by (the {@code Message-ID} of an e-mail)
 * @param detail the receiver's own words: SMTP reply, error, link; never an address
 */
@EventType("io.assidu.contact.outcome.v1")
public record ContactOutcome(
    UUID outcomeId,
    UUID contactId,
    UUID profileId,
    Purpose purpose,
    @Nullable String topic,
    Channel channel,
    Outcome outcome,
    @Nullable String messageId,
    @Nullable String detail,
    @Nullable JourneyStep journey,
    Instant at) {}
