package io.assidu.fraud.assessment;

import io.assidu.contracts.fraud.RiskAction;
import io.assidu.contracts.fraud.SignalKind;
import io.assidu.fraud.sql.Contributions;
import io.assidu.fraud.sql.Sql;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code assessment}. */
@ApplicationScoped
class AssessmentStore {

  private static final String COLUMNS =
      """
      SELECT assessment_id, profile_id, subject, reference, score, action,
        contributions::text AS contributions, model_version, at
      FROM assessment
      """;

  /** The answer already given, if any, and whatever was challenged lately: one round trip. */
  private static final String RECENT =
      COLUMNS
          + """
          WHERE (asked AND subject = $2 AND reference = $3)
             OR (profile_id = $1 AND subject = 'REDEMPTION_REQUESTED' AND action = 'CHALLENGE'
                 AND at > $4)
          """;

  private static final String INSERT =
      """
      INSERT INTO assessment (assessment_id, profile_id, original_profile_id, subject, reference,
        asked, score, action, contributions, model_version, at, correlation_id)
      VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, $10, $11)
      ON CONFLICT (subject, reference) WHERE asked DO NOTHING
      """;
  private static final String FIND = COLUMNS + "WHERE assessment_id = $1";
  private static final String LATEST =
      COLUMNS + "WHERE profile_id = $1 ORDER BY at DESC, assessment_id DESC LIMIT $2";
  private static final String BY_CORRELATION = COLUMNS + "WHERE correlation_id = $1 ORDER BY at";
  private static final String MERGE = "UPDATE assessment SET profile_id = $1 WHERE profile_id = $2";
  private static final String UNMERGE =
      """
      UPDATE assessment SET profile_id = $1
      WHERE profile_id = $2 AND original_profile_id = ANY($3)
      """;
  private static final String ERASE =
      "UPDATE assessment SET contributions = '[]' WHERE profile_id = $1";

  private final Contributions contributions;

  AssessmentStore(Contributions contributions) {
    this.contributions = contributions;
  }

  Uni<List<Assessment>> recent(Work work, Question question, UUID profileId, Instant since) {
    return work.query(
            RECENT,
            profileId,
            question.subject().seen().kind().name(),
            question.reference(),
            Sql.utc(since))
        .map(rows -> Sql.list(rows, this::assessment));
  }

  /** False if the reference was taken meanwhile by a question about somebody else. */
  Uni<Boolean> insert(Work work, Assessment made, boolean asked) {
    return work.query(
            INSERT,
            made.assessmentId(),
            made.profileId(),
            made.subject().name(),
            made.reference(),
            asked,
            made.score(),
            made.action().name(),
            contributions.write(made.contributions()),
            made.modelVersion(),
            Sql.utc(made.at()),
            work.correlationId())
        .map(rows -> rows.rowCount() == 1);
  }

  Uni<Optional<Assessment>> find(Work work, UUID assessmentId) {
    return work.query(FIND, assessmentId).map(rows -> Sql.first(rows, this::assessment));
  }

  Uni<List<Assessment>> latest(Work work, UUID profileId, int limit) {
    return work.query(LATEST, profileId, limit).map(rows -> Sql.list(rows, this::assessment));
  }

  Uni<List<Assessment>> byCorrelation(Work work, String correlationId) {
    return work.query(BY_CORRELATION, correlationId).map(rows -> Sql.list(rows, this::assessment));
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

  private Assessment assessment(Row row) {
    return new Assessment(
        row.getUUID("assessment_id"),
        row.getUUID("profile_id"),
        SignalKind.valueOf(row.getString("subject")),
        row.getString("reference"),
        row.getInteger("score"),
        RiskAction.valueOf(row.getString("action")),
        contributions.read(row, "contributions"),
        row.getInteger("model_version"),
        Sql.instant(row, "at"));
  }
}
