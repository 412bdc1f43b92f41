package io.assidu.loyalty.transfer;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class TransferStore {

  private static final String VIEW =
      """
      SELECT t.*, f.profile_id AS from_profile_id, o.profile_id AS to_profile_id, (
        SELECT jsonb_agg(jsonb_build_object('points', l.points,
          'expires', (extract(epoch FROM l.expires_at) * 1000000)::bigint) ORDER BY l.expires_at, l.id)
        FROM lot_movement m JOIN lot l ON l.id = m.lot_id WHERE m.movement_id = t.in_movement_id
      ) AS lots
      FROM transfer t JOIN account f ON f.id = t.from_account_id
        JOIN account o ON o.id = t.to_account_id
      """;

  /** A transfer with its place among all: a later one has a higher number. */
  record Numbered(long number, TransferView view) {}

  /** How much went, and how often. */
  record Moved(long points, long times) {}

  Uni<Boolean> isMade(Work work, UUID id) {
    return work.query("SELECT EXISTS (SELECT FROM transfer WHERE id = $1)", id)
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  Uni<Void> add(Work work, Transfer transfer) {
    return work.query(
            """
            INSERT INTO transfer (id, from_account_id, to_account_id, program, program_version,
              points, out_movement_id, in_movement_id, reference, assessment_id, risk_score, acr,
              client, correlation_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)""",
            transfer.id(),
            transfer.fromAccountId(),
            transfer.toAccountId(),
            transfer.program(),
            transfer.programVersion(),
            transfer.points(),
            transfer.movements().outId(),
            transfer.movements().inId(),
            transfer.reference(),
            transfer.assessmentId(),
            transfer.riskScore(),
            transfer.acr(),
            transfer.client(),
            work.correlationId(),
            Rows.utc(transfer.at()))
        .replaceWithVoid();
  }

  Uni<Optional<TransferView>> find(Work work, UUID id) {
    return work.query(VIEW + "WHERE t.id = $1", id)
        .map(rows -> Rows.first(rows, TransferStore::view));
  }

  /** What a member passed on or got, before a number, the newest first. */
  Uni<List<Numbered>> before(Work work, UUID profileId, String program, long number, int most) {
    return work.query(
            """
            WITH mine AS (
              SELECT id FROM account WHERE profile_id =
                (SELECT profile_id FROM account WHERE origin_profile_id = $1)
            ), page AS (
              SELECT s.number FROM mine CROSS JOIN LATERAL (
                SELECT number FROM transfer
                WHERE from_account_id = mine.id AND program = $2 AND number < $3
                ORDER BY number DESC LIMIT $4) s
              UNION
              SELECT r.number FROM mine CROSS JOIN LATERAL (
                SELECT number FROM transfer
                WHERE to_account_id = mine.id AND program = $2 AND number < $3
                ORDER BY number DESC LIMIT $4) r
            )
            """
                + VIEW
                + "JOIN page p ON p.number = t.number ORDER BY t.number DESC LIMIT $4",
            profileId,
            program,
            number,
            most)
        .map(rows -> Rows.list(rows, row -> new Numbered(row.getLong("number"), view(row))));
  }

  Uni<List<TransferView>> correlated(Work work, String correlationId) {
    return work.query(VIEW + "WHERE t.correlation_id = $1 ORDER BY t.number", correlationId)
        .map(rows -> Rows.list(rows, TransferStore::view));
  }

  /** What these accounts passed on since each of these moments. */
  Uni<List<Moved>> sent(
      Work work, Collection<UUID> accountIds, String program, List<Instant> since) {
    return moved(work, "from_account_id", accountIds, program, since);
  }

  /** What these accounts got since each of these moments. */
  Uni<List<Moved>> received(
      Work work, Collection<UUID> accountIds, String program, List<Instant> since) {
    return moved(work, "to_account_id", accountIds, program, since);
  }

  private static Uni<List<Moved>> moved(
      Work work, String side, Collection<UUID> accountIds, String program, List<Instant> since) {
    if (since.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return work.query(
            """
            SELECT coalesce(sum(t.points), 0)::bigint AS points, count(t.id) AS times
            FROM unnest($3::timestamptz[]) WITH ORDINALITY AS s(since, place)
            LEFT JOIN transfer t ON t.%s = ANY($1) AND t.program = $2 AND t.at >= s.since
            GROUP BY s.place ORDER BY s.place"""
                .formatted(side),
            accountIds.toArray(UUID[]::new),
            program,
            since.stream().map(Rows::utc).toArray(OffsetDateTime[]::new))
        .map(
            rows -> Rows.list(rows, row -> new Moved(row.getLong("points"), row.getLong("times"))));
  }

  private static TransferView view(Row row) {
    UUID assessmentId = row.getUUID("assessment_id");
    return new TransferView(
        row.getUUID("id"),
        row.getUUID("from_profile_id"),
        row.getUUID("to_profile_id"),
        row.getString("program"),
        row.getLong("points"),
        row.get(JsonArray.class, "lots").stream()
            .map(JsonObject.class::cast)
            .map(TransferStore::lot)
            .toList(),
        row.getString("reference"),
        assessmentId == null
            ? null
            : new TransferView.AssessmentView(assessmentId, row.getInteger("risk_score")),
        Rows.instant(row, "at"));
  }

  private static TransferView.LotView lot(JsonObject lot) {
    return new TransferView.LotView(
        lot.getLong("points"), Instant.EPOCH.plus(lot.getLong("expires"), ChronoUnit.MICROS));
  }
}
