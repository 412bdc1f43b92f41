package io.assidu.loyalty.risk;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class FreezeStore {

  Uni<Boolean> isFrozen(Work work, UUID profileId) {
    return work.query("SELECT EXISTS (SELECT FROM account_freeze WHERE profile_id = $1)", profileId)
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  Uni<Set<UUID>> frozen(Work work, Collection<UUID> profileIds) {
    return work.query(
            "SELECT profile_id FROM account_freeze WHERE profile_id = ANY($1)",
            (Object) profileIds.toArray(UUID[]::new))
        .map(rows -> Set.copyOf(Rows.list(rows, row -> row.getUUID(0))));
  }

  Uni<Void> freeze(Work work, UUID profileId, UUID alertId, Instant at) {
    return work.query(
            """
            INSERT INTO account_freeze (profile_id, alert_id, frozen_at) VALUES ($1, $2, $3)
            ON CONFLICT (profile_id) DO NOTHING""",
            profileId,
            alertId,
            Rows.utc(at))
        .replaceWithVoid();
  }

  Uni<Void> release(Work work, UUID profileId) {
    return work.query("DELETE FROM account_freeze WHERE profile_id = $1", profileId)
        .replaceWithVoid();
  }

  Uni<Void> copy(Work work, UUID from, UUID to) {
    return work.query(
            """
            INSERT INTO account_freeze (profile_id, alert_id, frozen_at)
            SELECT $2::uuid, alert_id, frozen_at FROM account_freeze WHERE profile_id = $1
            ON CONFLICT (profile_id) DO NOTHING""",
            from,
            to)
        .replaceWithVoid();
  }
}
