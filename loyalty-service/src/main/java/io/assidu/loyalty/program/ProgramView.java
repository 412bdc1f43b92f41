package io.assidu.loyalty.program;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version of a program.
 *
 * @param status {@code draft} or {@code published}
 * @param savedBy the client or person who saved it
 */
@Schema(
    examples =
        """
        {"id": "club", "version": 1, "status": "published", "program": {"id": "club",
         "name": "Club", "currency": "EUR", "currencies": [], "earning": {"rules": [{"id": "purchase",
         "when": "event.properties.basis > 0.0", "points": "event.properties.basis * 1.0"}],
         "pendingDays": 0}, "expiry": {"months": 24}, "tiers": {"windowMonths": 12,
         "graceDays": 30, "softLanding": true, "levels": [{"name": "Silver", "from": 0,
         "benefits": []}, {"name": "Gold", "from": 2000, "benefits": [{"id": "early-access",
         "text": {"en": "Sales open a day earlier"}}]}]}, "alerts": {"thresholds":
         [{"id": "reward-in-reach", "metric": "available", "at": 900, "of": 1000}],
         "expiringDays": [30, 7], "tierAtRiskDays": [30]},
         "redemption": {"valuePerPoint": 0.05,
         "minimumPoints": 100, "holdFor": "PT15M", "stepUpAcr": "gold", "returnGraceDays": 0},
         "accounting": {"discountPerPoint": 0.05, "expectedRedemptionRate": 0.8, "breakage": "proportional",
         "accounts": {"sales": "707000", "contractLiability": "487000",
         "pointsRevenue": "708000", "rewardCost": "623400", "rewardProvision": "158200",
         "labels": {"707000": "Ventes de marchandises"},
         "journal": {"code": "FID", "label": "Fidélité"}, "partnerReceivable": "411000",
         "partnerPayable": "467000"}},
         "rewards": [], "partners": []},
         "savedAt": "2026-11-24T10:00:00Z", "savedBy": "assidu",
         "publishedAt": "2026-11-24T10:00:00Z"}""")
record ProgramView(
    String id,
    int version,
    String status,
    Program program,
    Instant savedAt,
    String savedBy,
    @Nullable Instant publishedAt) {

  static ProgramView of(ProgramStore.Stored stored) {
    return new ProgramView(
        stored.program().id(),
        stored.version(),
        stored.publishedAt() == null ? "draft" : "published",
        stored.program(),
        stored.savedAt(),
        stored.savedBy(),
        stored.publishedAt());
  }
}
