package io.assidu.loyalty.earning;

import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.points.Lot;
import io.assidu.loyalty.program.ProgramVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an order earned.
 *
 * @param points whole points that it earned at first
 * @param takenBack how many of them refunds took back
 * @param rules what each rule gave, before rounding
 * @param refused why it earned nothing: no {@code rules} gave a point
 * @param currency what it was paid in
 * @param refunded the sum refunded so far
 * @param activeAt when its points can be spent
 * @param expiresAt until when
 * @param available what the member can spend now
 */
@Schema(
    examples =
        """
        {"program": "club", "orderId": "till-7-1042",
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "points": 100, "takenBack": 0,
         "rules": {"purchase": 100}, "currency": "EUR", "refunded": 0, "activeAt": "2026-11-24T10:00:00Z",
         "expiresAt": "2028-11-24T10:00:00Z", "at": "2026-11-24T10:00:00Z", "available": 1400}""")
record EarningView(
    String program,
    String orderId,
    UUID profileId,
    long points,
    long takenBack,
    Map<String, BigDecimal> rules,
    @Nullable String refused,
    String currency,
    BigDecimal refunded,
    @Nullable Instant activeAt,
    @Nullable Instant expiresAt,
    Instant at,
    long available) {

  static EarningView of(
      ProgramVersion program, String orderId, EarningStore.Entry entry, MemberAccount member) {
    UUID lotId = entry.lotId();
    @Nullable Lot lot = lotId == null ? null : member.holdings().lot(lotId);
    long points = entry.earned().pointsLeft(BigDecimal.ZERO);
    return new EarningView(
        program.id(),
        orderId,
        member.profileId(),
        points,
        points - entry.earned().pointsLeft(entry.refunded()),
        entry.rules(),
        entry.refused(),
        program.program().currencyOf(entry.currency()).getCurrencyCode(),
        entry.refunded(),
        lot == null ? null : lot.activeAt(),
        lot == null ? null : lot.expiresAt(),
        entry.at(),
        member.available());
  }
}
