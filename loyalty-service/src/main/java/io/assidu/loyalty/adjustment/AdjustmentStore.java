package io.assidu.loyalty.adjustment;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class AdjustmentStore {

  Uni<Void> add(Work work, UUID accountId, AdjustmentView adjustment, String by) {
    return work.query(
            """
            INSERT INTO adjustment (id, account_id, program, points, reason, adjusted_by,
              correlation_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""",
            adjustment.id(),
            accountId,
            adjustment.program(),
            adjustment.points(),
            adjustment.reason(),
            by,
            work.correlationId(),
            Rows.utc(adjustment.at()))
        .replaceWithVoid();
  }
}
