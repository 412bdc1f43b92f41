package io.assidu.loyalty.tier;

import io.assidu.loyalty.program.Metric;
import io.assidu.loyalty.program.TierPolicy;
import io.assidu.loyalty.sql.Rows;
import io.assidu.loyalty.standing.Figures;
import io.assidu.loyalty.standing.Merits;
import io.assidu.loyalty.standing.Qualifying;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What makes tiers, and what members were told of them, for many members at once. */
@ApplicationScoped
class TierStore {

  /** Who orders is a member from that moment on, not only when the order has come in here. */
  private static final String MEMBERS =
      """
      SELECT o.profile_id, o.enrolled_at, q.at, q.amount
      FROM (
        SELECT a.profile_id, least(min(a.opened_at), min((
          SELECT min(e.at) FROM earning e WHERE e.account_id = a.id AND e.program = $2))) AS enrolled_at
        FROM account a WHERE a.profile_id = ANY($1) GROUP BY a.profile_id
      ) o LEFT JOIN LATERAL (
      """;

  private static final String POINTS =
      """
        SELECT m.qualified_at AS at, sum(m.qualifying) AS amount
        FROM account a JOIN movement m ON m.account_id = a.id
        WHERE a.profile_id = o.profile_id AND m.program = $2
          AND m.qualifying <> 0 AND m.qualified_at > $3
        GROUP BY m.qualified_at
      """;

  /** {@code %s}: what an order counts, of which {@code r.refunded} was given back. */
  private static final String ORDERS =
      """
        SELECT e.at, sum(%s) AS amount
        FROM account a JOIN earning e ON e.account_id = a.id
        CROSS JOIN LATERAL (
          SELECT coalesce(max(refunded), 0) AS refunded FROM earning_refund
          WHERE program = e.program AND order_id = e.order_id
        ) r
        WHERE a.profile_id = o.profile_id AND e.program = $2 AND e.at > $3
          AND e.total > 0 AND e.refused IS DISTINCT FROM 'currency'
        GROUP BY e.at
      """;

  /**
   * Where each member stands by what they earned since {@code from}, net of what was taken back.
   *
   * @return nothing for someone without an account
   */
  Uni<Map<UUID, Merits>> merits(
      Work work, List<UUID> profileIds, String program, TierPolicy policy, Instant from) {
    return work.query(
            MEMBERS + merits(policy.metric()) + ") q ON q.amount <> 0",
            profileIds.toArray(UUID[]::new),
            program,
            Rows.utc(from))
        .map(rows -> merits(Rows.list(rows, row -> row), policy));
  }

  /** An order of before {@code basis} was kept counts what it cost in all. */
  private static String merits(Metric metric) {
    return switch (metric) {
      case POINTS -> POINTS;
      case SPEND ->
          ORDERS.formatted(
              "round(coalesce(e.basis, e.total) * (e.total - r.refunded) / e.total, 6)");
      case ORDERS ->
          ORDERS.formatted(
              "CASE WHEN coalesce(e.basis, e.total) > 0 AND e.total > r.refunded THEN 1 ELSE 0 END");
      case FORMULA -> ORDERS.formatted("round(e.qualifying * (e.total - r.refunded) / e.total, 6)");
    };
  }

  private static Map<UUID, Merits> merits(List<Row> rows, TierPolicy policy) {
    Map<UUID, Instant> enrolled = new HashMap<>();
    Map<UUID, List<Qualifying>> earned = new HashMap<>();
    for (Row row : rows) {
      UUID profileId = row.getUUID("profile_id");
      enrolled.put(profileId, Rows.instant(row, "enrolled_at"));
      @Nullable Instant at = Rows.instantOrNull(row, "at");
      if (at != null) {
        earned
            .computeIfAbsent(profileId, member -> new ArrayList<>())
            .add(new Qualifying(row.getBigDecimal("amount"), at));
      }
    }
    Map<UUID, Merits> merits = new HashMap<>();
    enrolled.forEach(
        (profileId, at) ->
            merits.put(
                profileId, new Merits(policy, at, earned.getOrDefault(profileId, List.of()))));
    return merits;
  }

  /** What each was last told: nothing for someone who is new to the program. */
  Uni<Map<UUID, Told>> told(Work work, List<UUID> profileIds, String program) {
    return work.query(
            """
            SELECT t.profile_id, t.tier, array(
              SELECT side.threshold FROM (
                SELECT DISTINCT ON (c.threshold) c.threshold, c.above
                FROM account a JOIN threshold_crossing c ON c.account_id = a.id AND c.program = t.program
                WHERE a.profile_id = t.profile_id
                ORDER BY c.threshold, c.number DESC
              ) side WHERE side.above) AS reached
            FROM member_tier t WHERE t.profile_id = ANY($1) AND t.program = $2""",
            profileIds.toArray(UUID[]::new),
            program)
        .map(
            rows -> {
              Map<UUID, Told> told = new HashMap<>();
              rows.forEach(
                  row ->
                      told.put(
                          row.getUUID("profile_id"),
                          new Told(
                              row.getString("tier"), Set.of(row.getArrayOfStrings("reached")))));
              return told;
            });
  }

  /** Writes the changes down, and what members know from now on. */
  Uni<Void> add(Work work, List<TierChange> changes) {
    JsonArray rows = new JsonArray();
    changes.forEach(change -> rows.add(row(change)));
    return work.query(
            """
            WITH c AS (
              SELECT * FROM jsonb_to_recordset($1) AS r(id uuid, account_id uuid, profile_id uuid, program text,
                program_version int, from_tier text, to_tier text, reason text, qualifying numeric,
                valid_until timestamptz, correlation_id text, at timestamptz)
            ), told AS (
              INSERT INTO member_tier (profile_id, program, tier, since)
              SELECT profile_id, program, to_tier, at FROM c
              ON CONFLICT (profile_id, program) DO UPDATE SET tier = excluded.tier, since = excluded.since
            )
            INSERT INTO tier_change (id, account_id, program, program_version, from_tier, to_tier, reason,
              qualifying, valid_until, correlation_id, at)
            SELECT id, account_id, program, program_version, from_tier, to_tier, reason, qualifying,
              valid_until, correlation_id, at
            FROM c""",
            rows)
        .replaceWithVoid();
  }

  private static JsonObject row(TierChange change) {
    @Nullable Instant validUntil = change.validUntil();
    return new JsonObject()
        .put("id", change.id().toString())
        .put("account_id", change.accountId().toString())
        .put("profile_id", change.profileId().toString())
        .put("program", change.program())
        .put("program_version", change.programVersion())
        .put("from_tier", change.from())
        .put("to_tier", change.to())
        .put("reason", change.reason())
        .put("qualifying", change.qualifying().toPlainString())
        .put("valid_until", validUntil == null ? null : validUntil.toString())
        .put("correlation_id", change.correlationId())
        .put("at", change.at().toString());
  }

  /** A member's changes before {@code number}, the newest first. */
  Uni<List<PastTierChange>> before(
      Work work, UUID profileId, String program, long number, int most) {
    return work.query(
            """
            SELECT c.* FROM tier_change c
            WHERE c.program = $2 AND c.number < $3 AND c.account_id IN (
              SELECT id FROM account
              WHERE profile_id = (SELECT profile_id FROM account WHERE origin_profile_id = $1))
            ORDER BY c.number DESC LIMIT $4""",
            profileId,
            program,
            number,
            most)
        .map(rows -> Rows.list(rows, TierStore::past));
  }

  private static PastTierChange past(Row row) {
    return new PastTierChange(
        row.getLong("number"),
        row.getUUID("id"),
        row.getString("from_tier"),
        row.getString("to_tier"),
        row.getString("reason"),
        Figures.plain(row.getBigDecimal("qualifying")),
        row.getInteger("program_version"),
        Rows.instantOrNull(row, "valid_until"),
        row.getString("correlation_id"),
        Rows.instant(row, "at"));
  }

  /** Has everybody of a program looked at again, now. */
  Uni<Void> reviewAll(Work work, String program, Instant now) {
    return work.query(
            """
            INSERT INTO timer (kind, id, due_at, correlation_id)
            SELECT $1::text, profile_id, $3::timestamptz, $4::text FROM member_tier WHERE program = $2
            ORDER BY profile_id
            ON CONFLICT (kind, id) DO UPDATE
              SET due_at = excluded.due_at, correlation_id = excluded.correlation_id
              WHERE excluded.due_at < timer.due_at""",
            Tiers.REVIEW,
            program,
            Rows.utc(now),
            work.correlationId())
        .replaceWithVoid();
  }

  Uni<Void> forget(Work work, UUID profileId) {
    return work.query(
            """
            DELETE FROM member_tier WHERE profile_id = $1 OR profile_id IN (
              SELECT origin_profile_id FROM account WHERE profile_id = $1)""",
            profileId)
        .replaceWithVoid();
  }
}
