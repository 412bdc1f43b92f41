package io.assidu.loyalty.partner;

import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.points.Lot;
import io.assidu.loyalty.revenue.PointSale;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a customer of a partner earned there.
 *
 * @param points as they were earned
 * @param reversed how many of them were taken back
 * @param pricePerPoint what the partner pays for a point
 * @param amount what it owes for those that were not taken back
 * @param activeAt when they can be spent
 * @param available what the member can spend after this call
 */
@Schema(
    examples =
        """
        {"program": "club", "partnerId": "airline", "reference": "flight-7781",
         "profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "points": 241, "reversed": 0,
         "basis": 120.50, "pricePerPoint": 0.02, "amount": 4.82, "currency": "EUR",
         "at": "2026-11-24T10:00:00Z", "activeAt": "2026-11-24T10:00:00Z",
         "expiresAt": "2028-11-24T10:00:00Z", "available": 1541}""")
record PartnerEarningView(
    String program,
    String partnerId,
    String reference,
    UUID profileId,
    long points,
    long reversed,
    @Nullable BigDecimal basis,
    BigDecimal pricePerPoint,
    BigDecimal amount,
    String currency,
    Instant at,
    Instant activeAt,
    Instant expiresAt,
    long available) {

  static PartnerEarningView of(MemberAccount member, PartnerStore.Earned earned) {
    Lot lot = member.holdings().lot(earned.lotId());
    PointSale sale = earned.sale(PartnerStore.currency(member));
    BigDecimal back =
        earned.reversed() == 0
            ? BigDecimal.ZERO
            : sale.reversed(0, earned.reversed()).amount().negate();
    return new PartnerEarningView(
        earned.key().program(),
        earned.key().partner(),
        earned.key().reference(),
        member.profileId(),
        earned.points(),
        earned.reversed(),
        earned.basis(),
        earned.price(),
        earned.amount().subtract(back),
        member.program().program().currency(),
        earned.at(),
        lot.activeAt(),
        lot.expiresAt(),
        member.available());
  }
}
