package io.assidu.loyalty.ledger;

import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.loyalty.points.LotChange;
import io.assidu.loyalty.points.PointsAccount;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ledger of points as an auditor reads it. */
@ApplicationScoped
class LedgerAuditStore {

  /** A movement with the hash that stands with it. */
  record Stored(MovementChain.Link link, String hash) {}

  /** From here on everything is read as of one moment, while postings go on. */
  Uni<Void> sameMoment(Work work) {
    return work.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        .replaceWithVoid();
  }

  /** Movements after a place, by account and sequence. */
  Uni<List<Stored>> after(Work work, String program, UUID account, long sequence, int most) {
    return work.query(
            """
            SELECT m.*, c.changes FROM (
              SELECT * FROM movement WHERE program = $1 AND (account_id, sequence) > ($2, $3)
              ORDER BY account_id, sequence LIMIT $4
            ) m LEFT JOIN LATERAL (
              SELECT jsonb_agg(jsonb_build_object(
                'lot', lm.lot_id, 'available', lm.available, 'held', lm.held,
                'made', l.movement_id = m.id, 'origin', l.origin, 'points', l.points,
                'source', l.source_id,
                'currency', l.currency, 'segment', l.segment,
                'earned', (extract(epoch FROM l.earned_at) * 1000000)::bigint,
                'active', (extract(epoch FROM l.active_at) * 1000000)::bigint,
                'expires', (extract(epoch FROM l.expires_at) * 1000000)::bigint,
                'until', (extract(epoch FROM x.expires_at) * 1000000)::bigint)) AS changes
              FROM lot_movement lm JOIN lot l ON l.id = lm.lot_id
                LEFT JOIN lot_extension x ON x.lot_id = l.id AND x.movement_id = m.id
              WHERE lm.movement_id = m.id
            ) c ON true
            ORDER BY m.account_id, m.sequence""",
            program,
            account,
            sequence,
            most)
        .map(rows -> Rows.list(rows, LedgerAuditStore::stored));
  }

  Uni<PointsBalancesView> balances(Work work, String program) {
    return work.query(
            """
            SELECT NULL AS kind, coalesce(sum(lm.available), 0)::bigint AS available,
              coalesce(sum(lm.held), 0)::bigint AS held, 0::bigint AS debt, 0::bigint AS counter
            FROM lot_movement lm JOIN lot l ON l.id = lm.lot_id WHERE l.program = $1
            UNION ALL
            SELECT kind, 0, 0, sum(debt)::bigint, sum(counter)::bigint
            FROM movement WHERE program = $1 GROUP BY kind""",
            program)
        .map(
            rows -> {
              Map<PointsAccount, Long> balances = new EnumMap<>(PointsAccount.class);
              rows.forEach(row -> add(balances, row));
              return PointsBalancesView.of(program, balances);
            });
  }

  private static void add(Map<PointsAccount, Long> balances, Row row) {
    balances.merge(PointsAccount.AVAILABLE, row.getLong("available"), Long::sum);
    balances.merge(PointsAccount.HELD, row.getLong("held"), Long::sum);
    balances.merge(PointsAccount.DEBT, row.getLong("debt"), Long::sum);
    String kind = row.getString("kind");
    if (kind != null) {
      PointsAccount account = PointsAccount.counterOf(PointsMovement.of(kind));
      balances.merge(account, row.getLong("counter"), Long::sum);
    }
  }

  /** What is not tied to what it should be tied to, in words. */
  Uni<List<String>> untied(Work work, String program) {
    return work.query(
            """
            (SELECT 'lot ' || l.id || ' holds less than nothing' AS finding
             FROM lot l JOIN lot_movement lm ON lm.lot_id = l.id WHERE l.program = $1
             GROUP BY l.id HAVING sum(lm.available) < 0 OR sum(lm.held) < 0 LIMIT 100)
            UNION ALL
            (SELECT 'lot ' || l.id || ' was not made by movement ' || l.movement_id
             FROM lot l LEFT JOIN lot_movement lm ON lm.lot_id = l.id AND lm.movement_id = l.movement_id
             WHERE l.program = $1 AND lm.available IS DISTINCT FROM l.points LIMIT 100)
            UNION ALL
            (SELECT 'redemption ' || r.id || ' is ' || r.status || ', its lots hold ' || h.held
             FROM redemption r JOIN LATERAL (
               SELECT coalesce(sum(lm.held), 0) AS held
               FROM movement m JOIN lot_movement lm ON lm.movement_id = m.id WHERE m.redemption_id = r.id
             ) h ON true
             WHERE r.program = $1
               AND h.held <> CASE r.status WHEN 'held' THEN r.points ELSE 0 END LIMIT 100)
            UNION ALL
            (SELECT 'lot ' || l.id || ' is not of the kind or the dates of lot ' || s.id
             FROM lot l JOIN lot s ON s.id = l.source_id
             WHERE l.program = $1
               AND ((l.program, l.origin, l.currency, l.segment, l.earned_at, l.active_at)
                   IS DISTINCT FROM
                   (s.program, s.origin, s.currency, s.segment, s.earned_at, s.active_at)
                 OR l.expires_at <> s.expires_at AND NOT EXISTS (
                   SELECT FROM lot_extension x
                   WHERE x.lot_id = s.id AND x.expires_at = l.expires_at)) LIMIT 100)
            UNION ALL
            (SELECT 'transfer ' || t.id || ' is not what its lots say'
             FROM transfer t
             WHERE t.program = $1 AND (
               EXISTS (
                 SELECT FROM (
                   SELECT lot_id, -available AS points FROM lot_movement WHERE movement_id = t.out_movement_id
                 ) o FULL JOIN (
                   SELECT l.source_id AS lot_id, lm.available AS points
                   FROM lot_movement lm JOIN lot l ON l.id = lm.lot_id WHERE lm.movement_id = t.in_movement_id
                 ) i USING (lot_id)
                 WHERE o.points IS DISTINCT FROM i.points)
               OR t.points IS DISTINCT FROM (
                 SELECT sum(available) FROM lot_movement WHERE movement_id = t.in_movement_id)) LIMIT 100)
            UNION ALL
            (SELECT 'movement ' || m.id || ' belongs to no transfer'
             FROM movement m
             WHERE m.program = $1 AND m.kind IN ('transferred-out', 'transferred-in')
               AND NOT EXISTS (SELECT FROM transfer t WHERE t.out_movement_id = m.id)
               AND NOT EXISTS (SELECT FROM transfer t WHERE t.in_movement_id = m.id) LIMIT 100)
            UNION ALL
            (SELECT 'movement ' || m.id || ' is in no book'
             FROM movement m LEFT JOIN booking b ON b.entry_id = m.entry_id
             WHERE m.program = $1 AND m.entry_id IS NOT NULL AND b.entry_id IS NULL LIMIT 100)""",
            program)
        .map(rows -> Rows.list(rows, row -> row.getString("finding")));
  }

  private static Stored stored(Row row) {
    JsonArray found = row.get(JsonArray.class, "changes");
    List<JsonObject> changes =
        found == null ? List.of() : found.stream().map(JsonObject.class::cast).toList();
    return new Stored(
        new MovementChain.Link(
            row.getUUID("account_id"),
            row.getString("program"),
            row.getLong("sequence"),
            row.getUUID("id"),
            row.getString("kind"),
            row.getInteger("program_version"),
            row.getLong("points"),
            row.getLong("counter"),
            row.getLong("debt"),
            row.getLong("qualifying"),
            Rows.instantOrNull(row, "qualified_at"),
            row.getString("reference"),
            row.getUUID("redemption_id"),
            row.getUUID("event_id"),
            row.getUUID("entry_id"),
            row.getString("correlation_id"),
            Rows.instant(row, "at"),
            changes.stream().map(LedgerAuditStore::change).toList(),
            changes.stream()
                .filter(change -> change.getBoolean("made"))
                .map(LedgerAuditStore::made)
                .collect(Collectors.toMap(MovementChain.MadeLot::id, Function.identity())),
            extended(changes)),
        HexFormat.of().formatHex(row.getBuffer("hash").getBytes()));
  }

  private static LotChange change(JsonObject change) {
    return new LotChange(
        UUID.fromString(change.getString("lot")),
        change.getLong("available"),
        change.getLong("held"));
  }

  private static Map<UUID, Instant> extended(List<JsonObject> changes) {
    return changes.stream()
        .filter(change -> change.getLong("until") != null)
        .collect(
            Collectors.toMap(
                change -> UUID.fromString(change.getString("lot")),
                change -> time(change.getLong("until"))));
  }

  private static MovementChain.MadeLot made(JsonObject lot) {
    return new MovementChain.MadeLot(
        UUID.fromString(lot.getString("lot")),
        lot.getString("origin"),
        lot.getLong("points"),
        time(lot.getLong("earned")),
        time(lot.getLong("active")),
        time(lot.getLong("expires")),
        lot.getString("currency"),
        lot.getString("segment"),
        lot.getString("source") == null ? null : UUID.fromString(lot.getString("source")));
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
