package io.assidu.contracts.profile;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The consent that stands now for one purpose, channel and topic.
 *
 * @param recordId the record in the register that proves it; every decision that rests on it names
 *     this id
 * @param topic null means the whole purpose
 */
public record ConsentState(
    UUID recordId,
    Purpose purpose,
    Channel channel,
    @Nullable String topic,
    ConsentStatus status,
    Instant since) {}
