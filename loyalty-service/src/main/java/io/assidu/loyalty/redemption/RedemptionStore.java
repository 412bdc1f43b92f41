package io.assidu.loyalty.redemption;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class RedemptionStore implements PanacheRepositoryBase<RedemptionRow, UUID> {

  /** Whose points a redemption spends; this never changes, so it is read before the lock. */
  record Place(UUID accountId, String program) {}

  Uni<Optional<Place>> placeOf(Work work, UUID id) {
    return work.query("SELECT account_id, program FROM redemption WHERE id = $1", id)
        .map(
            rows ->
                Rows.first(
                    rows, row -> new Place(row.getUUID("account_id"), row.getString("program"))));
  }

  Uni<Void> add(Work work, Redemption redemption) {
    return persist(RedemptionRow.of(redemption, work.correlationId())).replaceWithVoid();
  }

  Uni<Redemption> get(UUID id) {
    return findById(id).map(RedemptionRow::redemption);
  }

  Uni<Void> save(Redemption redemption) {
    return findById(redemption.id()).invoke(row -> row.take(redemption)).replaceWithVoid();
  }

  /** Who asked for a redemption, and whose it is today. */
  record Asked(@Nullable String by, UUID owner) {}

  /** Empty unless it is captured and has an owner. */
  Uni<Optional<Asked>> captured(Work work, UUID id) {
    return work.query(
            """
            SELECT r.client, a.profile_id FROM redemption r JOIN account a ON a.id = r.account_id
            WHERE r.id = $1 AND r.status = 'captured' AND a.profile_id IS NOT NULL""",
            id)
        .map(
            rows ->
                Rows.first(
                    rows, row -> new Asked(row.getString("client"), row.getUUID("profile_id"))));
  }

  /** Captured redemptions of a profile's owner for an order, of which not all went back. */
  Uni<List<UUID>> spentOn(Work work, UUID profileId, String orderId) {
    return work.query(
            """
            SELECT r.id FROM redemption r JOIN account a ON a.id = r.account_id
            WHERE r.reference = $1 AND r.status = 'captured' AND a.profile_id =
              (SELECT profile_id FROM account WHERE origin_profile_id = $2)
            ORDER BY r.id""",
            orderId,
            profileId)
        .map(rows -> Rows.list(rows, row -> row.getUUID("id")));
  }

  /**
   * Notes that points went back.
   *
   * @param by null for an order's refund
   */
  Uni<Void> addReturn(
      Work work, UUID redemptionId, long points, String reason, @Nullable String by, Instant at) {
    return work.query(
            """
            INSERT INTO redemption_return (id, redemption_id, points, reason, returned_by,
              correlation_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""",
            Ids.next(),
            redemptionId,
            points,
            reason,
            by,
            work.correlationId(),
            Rows.utc(at))
        .replaceWithVoid();
  }

  Uni<List<UUID>> held(Work work, List<UUID> accountIds) {
    return work.query(
            "SELECT id FROM redemption WHERE status = 'held' AND account_id = ANY($1)",
            (Object) accountIds.toArray(UUID[]::new))
        .map(rows -> Rows.list(rows, row -> row.getUUID("id")));
  }

  /**
   * What is held of the survivor's, by a redemption of one side of a merge from lots of the other.
   */
  Uni<List<UUID>> heldAcross(Work work, UUID mergeId, UUID survivor) {
    return work.query(
            """
            SELECT DISTINCT r.id
            FROM account_merge g, account a
              JOIN redemption r ON r.account_id = a.id
              JOIN movement m ON m.redemption_id = r.id
              JOIN lot_movement x ON x.movement_id = m.id
              JOIN lot l ON l.id = x.lot_id
            WHERE g.merge_id = $1 AND a.profile_id = $2 AND r.status = 'held'
              AND (r.account_id = ANY(g.account_ids)) <> (l.account_id = ANY(g.account_ids))""",
            mergeId,
            survivor)
        .map(rows -> Rows.list(rows, row -> row.getUUID("id")));
  }

  Uni<List<Redemption>> correlated(String correlationId) {
    return list("correlationId = ?1 order by requestedAt", correlationId)
        .map(rows -> rows.stream().map(RedemptionRow::redemption).toList());
  }
}
