package io.assidu.loyalty.ledger;

import io.assidu.loyalty.points.Slice;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What it takes to give spent points back to the lots they came from. */
@ApplicationScoped
class ReturnStore {

  Uni<List<Slice>> spentBy(Work work, UUID redemptionId) {
    return work.query(
            """
            SELECT lm.lot_id, -sum(lm.held + lm.available)::bigint AS spent
            FROM movement m JOIN lot_movement lm ON lm.movement_id = m.id
            WHERE m.redemption_id = $1 AND m.kind IN ('burned', 'returned')
            GROUP BY lm.lot_id HAVING sum(lm.held + lm.available) < 0""",
            redemptionId)
        .map(
            rows -> Rows.list(rows, row -> new Slice(row.getUUID("lot_id"), row.getLong("spent"))));
  }

  /** Notes that lots expire later than they would have. */
  Uni<Void> extend(Work work, MemberAccount account) {
    return account.extensions().isEmpty()
        ? Uni.createFrom().voidItem()
        : work.batch(
                """
                INSERT INTO lot_extension (lot_id, expires_at, at) VALUES ($1, $2, $3)
                ON CONFLICT DO NOTHING""",
                account.extensions().entrySet().stream()
                    .map(
                        moved ->
                            Tuple.of(
                                moved.getKey(),
                                Rows.utc(moved.getValue()),
                                Rows.utc(account.now())))
                    .toList())
            .replaceWithVoid();
  }
}
