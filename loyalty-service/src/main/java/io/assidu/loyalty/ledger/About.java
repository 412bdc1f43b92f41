package io.assidu.loyalty.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a movement is about.
 *
 * @param reference the order, redemption or adjustment
 * @param redemptionId the redemption, for what it holds, burns and releases
 * @param eventId the customer event that brought it about; null where a call or the time did
 * @param at when it happened, to the microsecond, which is what the database keeps
 */
public record About(
    String reference, @Nullable UUID redemptionId, @Nullable UUID eventId, Instant at) {

  public About {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  public static About of(String reference, Instant at) {
    return new About(reference, null, null, at);
  }

  public static About event(String reference, UUID eventId, Instant at) {
    return new About(reference, null, eventId, at);
  }

  public static About redemption(UUID redemptionId, Instant at) {
    return new About(redemptionId.toString(), redemptionId, null, at);
  }
}
