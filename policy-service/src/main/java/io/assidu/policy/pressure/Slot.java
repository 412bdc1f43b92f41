package io.assidu.policy.pressure;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.JourneyStep;
import io.assidu.contracts.contact.Purpose;
import io.assidu.policy.evaluate.Ahead;
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

  /** The place a scheduled contact will need. */
  public static Slot of(Ahead ahead) {
    ContactRequested contact = ahead.contact();
    JourneyStep step = contact.journey();
    return new Slot(
        ahead.at(),
        ahead.channel(),
        contact.purpose(),
        contact.topic(),
        step == null ? null : step.journeyId());
  }
}
