package io.assidu.loyalty.tier;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class TierStore {

  /** Points earned, net of what was taken back of them, since {@code from}. */
  Uni<List<Qualifying>> qualifying(Work work, UUID profileId, String program, Instant from) {
    return work.query(
            """
            SELECT sum(m.qualifying)::bigint AS points, m.qualified_at
            FROM movement m JOIN account a ON a.id = m.account_id
            WHERE a.profile_id = $1 AND m.program = $2 AND m.qualifying <> 0 AND m.qualified_at > $3
            GROUP BY m.qualified_at""",
            profileId,
            program,
            Rows.utc(from))
        .map(
            rows ->
                Rows.list(
                    rows,
                    row ->
                        new Qualifying(row.getLong("points"), Rows.instant(row, "qualified_at"))));
  }

  Uni<Optional<String>> tier(Work work, UUID profileId, String program) {
    return work.query(
            "SELECT tier FROM member_tier WHERE profile_id = $1 AND program = $2",
            profileId,
            program)
        .map(rows -> Rows.first(rows, row -> row.getString("tier")));
  }

  Uni<Map<UUID, String>> told(Work work, List<UUID> profileIds, String program) {
    return work.query(
            "SELECT profile_id, tier FROM member_tier WHERE profile_id = ANY($1) AND program = $2",
            profileIds.toArray(UUID[]::new),
            program)
        .map(
            rows -> {
              Map<UUID, String> told = new HashMap<>();
              rows.forEach(row -> told.put(row.getUUID("profile_id"), row.getString("tier")));
              return told;
            });
  }

  Uni<Void> save(Work work, UUID profileId, String program, String tier, Instant since) {
    return work.query(
            """
            INSERT INTO member_tier (profile_id, program, tier, since) VALUES ($1, $2, $3, $4)
            ON CONFLICT (profile_id, program) DO UPDATE SET tier = excluded.tier, since = excluded.since""",
            profileId,
            program,
            tier,
            Rows.utc(since))
        .replaceWithVoid();
  }

  Uni<Void> forget(Work work, UUID profileId) {
    return work.query("DELETE FROM member_tier WHERE profile_id = $1", profileId).replaceWithVoid();
  }
}
