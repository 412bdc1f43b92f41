package io.assidu.loyalty.ledger;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class OwnershipStore {

  Uni<Void> lock(Work work, List<UUID> profileIds) {
    return work.query(
            """
            SELECT id FROM account WHERE profile_id = ANY($1) ORDER BY id FOR NO KEY UPDATE""",
            (Object) profileIds.toArray(UUID[]::new))
        .replaceWithVoid();
  }

  Uni<Void> merge(Work work, UUID mergeId, UUID absorbed, UUID survivor, Instant at) {
    return work.query(
            """
            WITH moved AS (
              UPDATE account SET profile_id = $3 WHERE profile_id = $2 RETURNING id
            )
            INSERT INTO account_merge (merge_id, absorbed_id, survivor_id, account_ids, merged_at)
            SELECT $1::uuid, $2::uuid, $3::uuid, coalesce(array_agg(id), '{}'), $4::timestamptz FROM moved
            ON CONFLICT (merge_id) DO NOTHING""",
            mergeId,
            absorbed,
            survivor,
            Rows.utc(at))
        .replaceWithVoid();
  }

  Uni<Void> unmerge(Work work, UUID mergeId, UUID survivor, UUID restored, Instant at) {
    return work.query(
            """
            WITH merge AS (
              UPDATE account_merge SET undone_at = $4 WHERE merge_id = $1 AND undone_at IS NULL
              RETURNING account_ids
            )
            UPDATE account SET profile_id = $3
            WHERE profile_id = $2 AND id IN (SELECT unnest(account_ids) FROM merge)""",
            mergeId,
            survivor,
            restored,
            Rows.utc(at))
        .replaceWithVoid();
  }

  Uni<List<UUID>> accounts(Work work, UUID profileId) {
    return work.query("SELECT id FROM account WHERE profile_id = $1 ORDER BY id", profileId)
        .map(rows -> Rows.list(rows, row -> row.getUUID("id")));
  }

  Uni<Void> erase(Work work, UUID profileId, Instant at) {
    return work.query(
            """
            WITH gone AS (
              UPDATE account SET profile_id = NULL, origin_profile_id = NULL, erased_at = $2
              WHERE profile_id = $1 RETURNING id
            ), merges AS (
              DELETE FROM account_merge WHERE survivor_id = $1 OR absorbed_id = $1
            )
            INSERT INTO erased_profile (profile_id, erased_at) VALUES ($1, $2)
            ON CONFLICT DO NOTHING""",
            profileId,
            Rows.utc(at))
        .replaceWithVoid();
  }
}
