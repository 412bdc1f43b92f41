package io.assidu.loyalty.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a movement is about.
 *
 * @param reference the order, redemption or adjustment
 * @param redemptionId the redemption, for what it holds, burns and releases
 * @param at when it happened
 */
public record About(String reference, @Nullable UUID redemptionId, Instant at) {

  public static About of(String reference, Instant at) {
    return new About(reference, null, at);
  }

  public static About redemption(UUID redemptionId, Instant at) {
    return new About(redemptionId.toString(), redemptionId, at);
  }
}
