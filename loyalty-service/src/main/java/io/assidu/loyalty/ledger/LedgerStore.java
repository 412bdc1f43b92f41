package io.assidu.loyalty.ledger;

import io.assidu.loyalty.points.Holdings;
import io.assidu.loyalty.points.Lot;
import io.assidu.loyalty.points.LotChange;
import io.assidu.loyalty.points.Slice;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Accounts, lots and movements in PostgreSQL, in few and set-based statements: this is the hot
 * path.
 */
@ApplicationScoped
class LedgerStore {

  private static final String OWNED =
      """
      SELECT id, origin_profile_id, profile_id FROM account
      WHERE profile_id = (SELECT profile_id FROM account WHERE origin_profile_id = $1)
      ORDER BY id""";

  /**
   * An account of a member: several after a merge.
   *
   * @param profileId who owns it today
   */
  record Owned(UUID id, UUID originProfileId, UUID profileId) {}

  /**
   * What a member has.
   *
   * @param accounts the account of each lot
   */
  record Loaded(Holdings holdings, Map<UUID, UUID> accounts) {}

  /** Does nothing for someone who has an account, was merged into another, or was erased. */
  Uni<Void> ensureAccount(Work work, UUID id, UUID profileId, Instant now) {
    return work.query(
            """
            INSERT INTO account (id, origin_profile_id, profile_id, opened_at)
            SELECT $1::uuid, $2::uuid, $2::uuid, $3::timestamptz
            WHERE NOT EXISTS (SELECT FROM erased_profile WHERE profile_id = $2)
            ON CONFLICT (origin_profile_id) DO NOTHING""",
            id,
            profileId,
            Rows.utc(now))
        .replaceWithVoid();
  }

  /** Locks all accounts of the owner of {@code profileId}'s account, always in the same order. */
  Uni<List<Owned>> lockOwner(Work work, UUID profileId) {
    return tryLockOwner(work, profileId)
        // A merge that committed while this waited has changed the owner: look again.
        .chain(
            owned ->
                owned.isEmpty() ? tryLockOwner(work, profileId) : Uni.createFrom().item(owned));
  }

  private Uni<List<Owned>> tryLockOwner(Work work, UUID profileId) {
    return owned(work, OWNED + " FOR NO KEY UPDATE", profileId);
  }

  /** All accounts of the owner of {@code profileId}'s account. */
  Uni<List<Owned>> ownerAccounts(Work work, UUID profileId) {
    return owned(work, OWNED, profileId);
  }

  private static Uni<List<Owned>> owned(Work work, String sql, UUID profileId) {
    return work.query(sql, profileId)
        .map(
            rows ->
                Rows.list(
                    rows,
                    row ->
                        new Owned(
                            row.getUUID("id"),
                            row.getUUID("origin_profile_id"),
                            row.getUUID("profile_id"))));
  }

  Uni<Boolean> isGone(Work work, UUID profileId) {
    return work.query(
            """
            SELECT EXISTS (SELECT FROM erased_profile WHERE profile_id = $1)
              OR EXISTS (SELECT FROM account WHERE origin_profile_id = $1 AND profile_id <> $1)""",
            profileId)
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  /** Where a lot belongs. */
  record Place(UUID accountId, String program) {}

  Uni<Place> placeOf(Work work, UUID lotId) {
    return work.query("SELECT account_id, program FROM lot WHERE id = $1", lotId)
        .map(
            rows ->
                Rows.first(
                        rows, row -> new Place(row.getUUID("account_id"), row.getString("program")))
                    .orElseThrow());
  }

  /** The profile an account was opened for; empty once it was erased. */
  Uni<Optional<UUID>> owner(Work work, UUID accountId) {
    return work.query(
            "SELECT origin_profile_id FROM account WHERE id = $1 AND erased_at IS NULL", accountId)
        .map(rows -> Rows.first(rows, row -> row.getUUID(0)));
  }

  /** Every lot of the accounts, and the debt. */
  Uni<Loaded> holdings(Work work, List<UUID> accountIds, String program) {
    return work.query(
            """
            SELECT d.debt, l.*
            FROM (
              SELECT greatest(coalesce(sum(debt), 0), 0)::bigint AS debt FROM movement
              WHERE account_id = ANY($1) AND program = $2 AND debt <> 0
            ) d
            LEFT JOIN (
              SELECT lot.id, lot.account_id, lot.origin, lot.earned_at, lot.active_at,
                     greatest(lot.expires_at, (SELECT max(x.expires_at) FROM lot_extension x
                       WHERE x.lot_id = lot.id)) AS expires_at,
                     sum(m.available)::bigint AS available, sum(m.held)::bigint AS held
              FROM lot JOIN lot_movement m ON m.lot_id = lot.id
              WHERE lot.account_id = ANY($1) AND lot.program = $2
              GROUP BY lot.id
            ) l ON true""",
            accountIds.toArray(UUID[]::new),
            program)
        .map(LedgerStore::loaded);
  }

  private static Loaded loaded(RowSet<Row> rows) {
    List<Row> all = Rows.list(rows, row -> row);
    List<Row> lots = all.stream().filter(row -> row.getUUID("id") != null).toList();
    return new Loaded(
        new Holdings(lots.stream().map(LedgerStore::lot).toList(), all.getFirst().getLong("debt")),
        lots.stream()
            .collect(Collectors.toMap(row -> row.getUUID("id"), row -> row.getUUID("account_id"))));
  }

  private static Lot lot(Row row) {
    Instant earnedAt = Rows.instant(row, "earned_at");
    return new Lot(
        row.getUUID("id"),
        CohortKey.of(Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)), earnedAt),
        earnedAt,
        Rows.instant(row, "active_at"),
        Rows.instant(row, "expires_at"),
        row.getLong("available"),
        row.getLong("held"));
  }

  /** Writes lots, movements and what they did to lots in one statement. */
  Uni<Void> append(Work work, MemberAccount account) {
    return work.query(
            """
            WITH l AS (
              INSERT INTO lot (id, account_id, program, origin, points, earned_at, active_at, expires_at)
              SELECT id, $1::uuid, $2::text, origin, points, earned_at, active_at, expires_at
              FROM jsonb_to_recordset($3) AS r(id uuid, origin text, points bigint,
                earned_at timestamptz, active_at timestamptz, expires_at timestamptz)
            ), m AS (
              INSERT INTO movement (id, account_id, program, program_version, kind, points, debt,
                qualifying, qualified_at, reference, redemption_id, entry_id, correlation_id, at)
              SELECT id, account_id, $2::text, $4::int, kind, points, debt, qualifying, qualified_at, reference,
                redemption_id, entry_id, $5::text, at
              FROM jsonb_to_recordset($6) AS r(id uuid, account_id uuid, kind text, points bigint, debt bigint,
                qualifying bigint, qualified_at timestamptz, reference text, redemption_id uuid,
                entry_id uuid, at timestamptz)
            )
            INSERT INTO lot_movement (lot_id, movement_id, available, held)
            SELECT lot_id, movement_id, available, held
            FROM jsonb_to_recordset($7) AS r(lot_id uuid, movement_id uuid, available bigint, held bigint)""",
            account.accountId(),
            account.program().id(),
            lots(account),
            account.program().version(),
            work.correlationId(),
            movements(account),
            changes(account))
        .replaceWithVoid();
  }

  private static JsonArray lots(MemberAccount account) {
    JsonArray rows = new JsonArray();
    for (Lot lot : account.lots()) {
      rows.add(
          new JsonObject()
              .put("id", lot.id().toString())
              .put("origin", lot.cohort().origin().name().toLowerCase(Locale.ROOT))
              .put("points", lot.available())
              .put("earned_at", lot.earnedAt().toString())
              .put("active_at", lot.activeAt().toString())
              .put("expires_at", lot.expiresAt().toString()));
    }
    return rows;
  }

  private static JsonArray movements(MemberAccount account) {
    JsonArray rows = new JsonArray();
    for (Movement movement : account.movements()) {
      rows.add(
          new JsonObject()
              .put("id", movement.id().toString())
              .put("account_id", movement.accountId().toString())
              .put("kind", movement.posting().movement().name().toLowerCase(Locale.ROOT))
              .put("points", movement.posting().points())
              .put("debt", movement.posting().debt())
              .put("qualifying", movement.qualifying())
              .put("qualified_at", text(movement.qualifiedAt()))
              .put("reference", movement.about().reference())
              .put("redemption_id", text(movement.about().redemptionId()))
              .put("entry_id", text(movement.entryId()))
              .put("at", movement.about().at().toString()));
    }
    return rows;
  }

  private static JsonArray changes(MemberAccount account) {
    JsonArray rows = new JsonArray();
    for (Movement movement : account.movements()) {
      for (LotChange change : movement.posting().changes()) {
        rows.add(
            new JsonObject()
                .put("lot_id", change.lotId().toString())
                .put("movement_id", movement.id().toString())
                .put("available", change.available())
                .put("held", change.held()));
      }
    }
    return rows;
  }

  Uni<List<Slice>> heldBy(Work work, UUID redemptionId) {
    return work.query(
            """
            SELECT lm.lot_id, sum(lm.held)::bigint AS held
            FROM movement m JOIN lot_movement lm ON lm.movement_id = m.id
            WHERE m.redemption_id = $1 GROUP BY lm.lot_id HAVING sum(lm.held) > 0""",
            redemptionId)
        .map(rows -> Rows.list(rows, row -> new Slice(row.getUUID("lot_id"), row.getLong("held"))));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
