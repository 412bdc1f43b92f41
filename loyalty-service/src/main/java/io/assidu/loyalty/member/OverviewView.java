package io.assidu.loyalty.member;

import io.assidu.loyalty.reward.RewardView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All that a member's page shows, of one moment.
 *
 * @param rewards every reward of the program: what the member can have, and what stands in the way
 *     of the others
 * @param recent the newest movements of points; {@code /movements} leads to all
 * @param language what benefits and rewards were chosen by: Accept-Language, else the member's own
 *     locale; missing where neither is known
 */
@Schema(
    examples =
        """
        {"member": {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "program": "club",
         "available": 1300, "value": 65.0, "currency": "EUR", "otherValues": [], "held": 0,
         "pending": 0, "debt": 0, "tier": {"tier": "Silver", "by": "points", "qualifying": 1300,
         "benefits": [], "next": "Gold", "nextFrom": 2000, "missing": 700, "toKeep": 0},
         "expiring": [{"points": 1300, "at": "2028-11-24T10:00:00Z"}], "frozen": false},
         "rewards": [{"id": "tote-bag", "kind": "product", "relational": false,
         "name": "Sac en toile", "points": 150, "value": 8.0, "currency": "EUR", "left": 480,
         "eligible": true, "affordable": true, "whyNot": []}],
         "recent": [{"id": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55", "movement": "earned",
         "points": 1300, "change": 1300, "debt": 0, "reference": "order-1042",
         "journalEntryId": "0197f3c2-aa10-7b52-9f3e-2c6d1f0b7e56", "programVersion": 1,
         "correlationId": "till-7", "at": "2026-11-24T10:00:00Z"}], "language": "fr-FR"}""")
record OverviewView(
    MemberView member,
    List<RewardView> rewards,
    List<MovementView> recent,
    @Nullable String language) {}
