package io.assidu.loyalty.ledger;

import io.assidu.loyalty.points.Slice;
import io.assidu.loyalty.sql.Columns;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
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

  /** What a redemption has spent, less what was given back: of lots given without a sale. */
  Uni<Long> giftsSpentBy(Work work, UUID redemptionId) {
    return work.query(
            """
            SELECT coalesce(-sum(lm.held + lm.available), 0)::bigint AS spent
            FROM movement m JOIN lot_movement lm ON lm.movement_id = m.id
              JOIN lot l ON l.id = lm.lot_id
            WHERE m.redemption_id = $1 AND m.kind IN ('burned', 'returned')
              AND l.origin = 'grant'""",
            redemptionId)
        .map(rows -> rows.iterator().next().getLong("spent"));
  }

  /** Notes that lots expire later than they would have. */
  Uni<Void> extend(Work work, List<MovementStore.Written> written) {
    List<Extension> extensions =
        written.stream()
            .map(MovementStore.Written::movement)
            .flatMap(
                movement ->
                    movement.lots().extended().entrySet().stream()
                        .map(lot -> new Extension(lot.getKey(), movement.id(), lot.getValue())))
            .toList();
    return extensions.isEmpty()
        ? Uni.createFrom().voidItem()
        : work.write(
            """
            INSERT INTO lot_extension (lot_id, movement_id, expires_at)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[])""",
            Columns.of(extensions, Extension::lotId, UUID[]::new),
            Columns.of(extensions, Extension::movementId, UUID[]::new),
            Columns.of(extensions, e -> Rows.utc(e.expiresAt()), OffsetDateTime[]::new));
  }

  private record Extension(UUID lotId, UUID movementId, Instant expiresAt) {}
}
