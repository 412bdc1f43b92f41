package io.assidu.loyalty.redemption;

import io.assidu.loyalty.sql.Columns;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.data.Numeric;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

  /** The partner at which it spends points; empty for none, and for no redemption. */
  Uni<Optional<String>> partnerOf(Work work, UUID id) {
    return work.query("SELECT partner FROM redemption WHERE id = $1 AND partner IS NOT NULL", id)
        .map(rows -> Rows.first(rows, row -> row.getString("partner")));
  }

  /** Which of these redemptions were made before. */
  Uni<Set<UUID>> made(Work work, Collection<UUID> ids) {
    return work.query(
            "SELECT id FROM redemption WHERE id = ANY($1)", (Object) ids.toArray(UUID[]::new))
        .map(rows -> Set.copyOf(Rows.list(rows, row -> row.getUUID(0))));
  }

  Uni<Void> add(Work work, Redemption redemption) {
    return persist(RedemptionRow.of(redemption, work.correlationId())).replaceWithVoid();
  }

  /** A redemption of nothing but a discount, in the story that it belongs to. */
  record Plain(Redemption redemption, String correlationId) {}

  /** Of several members, in one statement. */
  Uni<Void> addAll(Work work, List<Plain> plain) {
    List<Redemption> rows = plain.stream().map(Plain::redemption).toList();
    return work.write(
        """
        INSERT INTO redemption (id, account_id, program, program_version, points, captured, status,
          value, currency, reference, assessment_id, risk_score, acr, correlation_id, requested_at,
          expires_at, decided_at, client, fixed_price, returned)
        SELECT *, false, 0 FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::bigint[],
          $6::bigint[], $7::text[], $8::numeric[], $9::text[], $10::text[], $11::uuid[], $12::int[],
          $13::text[], $14::text[], $15::timestamptz[], $16::timestamptz[], $17::timestamptz[],
          $18::text[])""",
        Columns.of(rows, Redemption::id, UUID[]::new),
        Columns.of(rows, Redemption::accountId, UUID[]::new),
        Columns.of(rows, Redemption::program, String[]::new),
        Columns.of(rows, Redemption::programVersion, Integer[]::new),
        Columns.of(rows, Redemption::points, Long[]::new),
        Columns.of(rows, Redemption::captured, Long[]::new),
        Columns.of(rows, r -> r.status().name().toLowerCase(Locale.ROOT), String[]::new),
        Columns.of(rows, r -> Numeric.create(r.value()), Numeric[]::new),
        Columns.of(rows, Redemption::currency, String[]::new),
        Columns.of(rows, Redemption::reference, String[]::new),
        Columns.of(rows, Redemption::assessmentId, UUID[]::new),
        Columns.of(rows, Redemption::riskScore, Integer[]::new),
        Columns.of(rows, Redemption::acr, String[]::new),
        Columns.of(plain, Plain::correlationId, String[]::new),
        Columns.of(rows, r -> Rows.utc(r.requestedAt()), OffsetDateTime[]::new),
        Columns.of(rows, r -> Rows.utc(r.expiresAt()), OffsetDateTime[]::new),
        Columns.of(rows, r -> decidedAt(r), OffsetDateTime[]::new),
        Columns.of(rows, Redemption::client, String[]::new));
  }

  private static @Nullable OffsetDateTime decidedAt(Redemption redemption) {
    Instant at = redemption.decidedAt();
    return at == null ? null : Rows.utc(at);
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
            "SELECT id FROM redemption WHERE status = 'held' AND account_id = ANY($1) ORDER BY id",
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
              AND (r.account_id = ANY(g.account_ids)) <> (l.account_id = ANY(g.account_ids))
            ORDER BY r.id""",
            mergeId,
            survivor)
        .map(rows -> Rows.list(rows, row -> row.getUUID("id")));
  }

  Uni<List<Redemption>> correlated(String correlationId) {
    return list("correlationId = ?1 order by requestedAt", correlationId)
        .map(rows -> rows.stream().map(RedemptionRow::redemption).toList());
  }
}
