package io.assidu.fraud.alert;

import io.assidu.contracts.fraud.RiskAction;
import io.assidu.fraud.sql.Contributions;
import io.assidu.fraud.sql.Sql;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The table {@code alert}. */
@ApplicationScoped
class AlertStore {

  private static final String INSERT =
      """
      INSERT INTO alert (alert_id, profile_id, original_profile_id, assessment_id, severity, score,
        action, summary, contributions, status, at, correlation_id)
      VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8::text::jsonb, 'open', $9, $10)
      """;
  private static final String OPEN_SINCE =
      """
      SELECT 1 FROM alert
      WHERE profile_id = $1 AND status = 'open' AND severity = $2 AND at > $3 LIMIT 1
      """;
  private static final String CLOSE =
      """
      UPDATE alert SET status = 'closed', closed_at = $2
      WHERE profile_id = $1 AND status = 'open'
      """;
  private static final String PAGE =
      """
      SELECT *, contributions::text AS shown FROM alert
      WHERE ($1::text IS NULL OR status = $1) AND ($2::uuid IS NULL OR profile_id = $2)
        AND ($3::uuid IS NULL OR alert_id < $3)
      ORDER BY alert_id DESC LIMIT $4
      """;
  private static final String BY_CORRELATION =
      """
      SELECT *, contributions::text AS shown FROM alert WHERE correlation_id = $1 ORDER BY at
      """;
  private static final String MERGE = "UPDATE alert SET profile_id = $1 WHERE profile_id = $2";
  private static final String UNMERGE =
      "UPDATE alert SET profile_id = $1 WHERE profile_id = $2 AND original_profile_id = ANY($3)";
  private static final String ERASE = "UPDATE alert SET contributions = '[]' WHERE profile_id = $1";

  private final Contributions contributions;

  AlertStore(Contributions contributions) {
    this.contributions = contributions;
  }

  Uni<Void> insert(Work work, UUID alertId, AlertCause cause, String severity, Instant at) {
    return work.query(
            INSERT,
            alertId,
            cause.profileId(),
            cause.assessmentId(),
            severity,
            cause.score(),
            cause.action().name(),
            cause.summary(),
            contributions.write(cause.contributions()),
            Sql.utc(at),
            work.correlationId())
        .replaceWithVoid();
  }

  Uni<Boolean> isOpen(Work work, UUID profileId, String severity, Instant since) {
    return work.query(OPEN_SINCE, profileId, severity, Sql.utc(since)).map(rows -> rows.size() > 0);
  }

  Uni<Void> close(Work work, UUID profileId, Instant at) {
    return work.query(CLOSE, profileId, Sql.utc(at)).replaceWithVoid();
  }

  Uni<List<Alert>> page(Work work, AlertQuery query) {
    return work.query(PAGE, query.status(), query.profileId(), query.before(), query.limit())
        .map(rows -> Sql.list(rows, this::alert));
  }

  Uni<List<Alert>> byCorrelation(Work work, String correlationId) {
    return work.query(BY_CORRELATION, correlationId).map(rows -> Sql.list(rows, this::alert));
  }

  Uni<Void> merge(Work work, UUID survivor, UUID absorbed) {
    return work.query(MERGE, survivor, absorbed).replaceWithVoid();
  }

  Uni<Void> unmerge(Work work, UUID survivor, UUID restored, List<UUID> members) {
    return work.query(UNMERGE, restored, survivor, members.toArray(UUID[]::new)).replaceWithVoid();
  }

  Uni<Void> erase(Work work, UUID profileId) {
    return work.query(ERASE, profileId).replaceWithVoid();
  }

  private Alert alert(Row row) {
    return new Alert(
        row.getUUID("alert_id"),
        row.getUUID("profile_id"),
        row.getUUID("assessment_id"),
        row.getString("severity"),
        row.getInteger("score"),
        RiskAction.valueOf(row.getString("action")),
        row.getString("summary"),
        contributions.read(row, "shown"),
        row.getString("status"),
        Sql.instant(row, "at"),
        Sql.instantOrNull(row, "closed_at"),
        row.getString("correlation_id"));
  }
}
