package io.assidu.policy.pressure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact that counts.
 *
 * @param journey the journey's id, if one asked
 */
public record Slot(
    Instant at,
    Channel channel,
    Purpose purpose,
    @Nullable String topic,
    @Nullable String journey) {

  /** As the Redis Function reads it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Wire(
      long at, String channel, String purpose, @Nullable String topic, @Nullable String journey) {}

  Wire wire() {
    return new Wire(at.toEpochMilli(), channel.name(), purpose.name(), topic, journey);
  }
}
