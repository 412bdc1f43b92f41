package io.assidu.loyalty.member;

import io.assidu.loyalty.tier.PastTierChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of a member's tier.
 *
 * @param from the tier before; none for the first
 * @param reason what counted, in words
 * @param qualifying what counted
 * @param validUntil when the tier would end unless more was earned, as it stood then
 * @param correlationId to ask {@code /v1/traces} of every service why it happened
 */
@Schema(
    examples =
        """
        {"id": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55", "from": "Silver", "to": "Gold",
         "reason": "2000 points in 12 months", "qualifying": 2000, "programVersion": 1,
         "validUntil": "2027-11-24T10:00:00Z", "correlationId": "till-7",
         "at": "2026-11-24T10:00:00Z"}""")
record TierChangeView(
    UUID id,
    @Nullable String from,
    String to,
    String reason,
    BigDecimal qualifying,
    int programVersion,
    @Nullable Instant validUntil,
    String correlationId,
    Instant at) {

  static TierChangeView of(PastTierChange past) {
    return new TierChangeView(
        past.id(),
        past.from(),
        past.to(),
        past.reason(),
        past.qualifying(),
        past.programVersion(),
        past.validUntil(),
        past.correlationId(),
        past.at());
  }
}
