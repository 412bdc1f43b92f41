package io.assidu.policy.replay;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ConsentStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The consent that a decision saw on one channel, as its reason has it.
 *
 * @param status {@code granted}, {@code withdrawn}, or {@code none} when there was no record
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SeenConsent(
    Channel channel,
    String status,
    @Nullable UUID recordId,
    @Nullable String topic,
    @Nullable Instant since) {

  /** The record it speaks of, if there was one. */
  Optional<ConsentState> state(Purpose purpose) {
    if (recordId == null || since == null) {
      return Optional.empty();
    }
    ConsentStatus said = status.equals("granted") ? ConsentStatus.GRANTED : ConsentStatus.WITHDRAWN;
    return Optional.of(new ConsentState(recordId, purpose, channel, topic, said, since));
  }
}
