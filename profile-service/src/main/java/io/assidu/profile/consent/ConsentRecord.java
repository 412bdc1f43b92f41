package io.assidu.profile.consent;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ConsentStatus;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the register.
 *
 * @param previous what stood before it
 * @param notice the version of the text that was shown
 * @param at when the person said it
 * @param recordedAt when we wrote it down
 */
record ConsentRecord(
    UUID recordId,
    Purpose purpose,
    Channel channel,
    @Nullable String topic,
    ConsentStatus status,
    @Nullable ConsentStatus previous,
    @Nullable String notice,
    @Nullable String method,
    String source,
    @Nullable UUID eventId,
    Map<String, String> evidence,
    Instant at,
    Instant recordedAt) {

  ConsentState state() {
    return new ConsentState(recordId, purpose, channel, topic, status, at);
  }
}
