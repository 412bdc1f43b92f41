package io.assidu.loyalty.redemption;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

  Uni<List<UUID>> held(Work work, List<UUID> accountIds) {
    return work.query(
            "SELECT id FROM redemption WHERE status = 'held' AND account_id = ANY($1)",
            (Object) accountIds.toArray(UUID[]::new))
        .map(rows -> Rows.list(rows, row -> row.getUUID("id")));
  }

  Uni<List<Redemption>> correlated(String correlationId) {
    return list("correlationId = ?1 order by requestedAt", correlationId)
        .map(rows -> rows.stream().map(RedemptionRow::redemption).toList());
  }
}
