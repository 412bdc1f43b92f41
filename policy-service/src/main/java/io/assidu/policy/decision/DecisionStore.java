package io.assidu.policy.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.work.Work;
import io.assidu.policy.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The decision log. Rows are added, never changed. */
@ApplicationScoped
class DecisionStore {

  private static final String SELECT =
      """
      select d.decision_id, c.profile_id, c.request::text, d.verdict, d.channel, d.until,
             d.reasons::text, d.policy_id, d.policy_version, d.consent_record_id,
             d.correlation_id, d.decided_at
      from decision d join contact c using (contact_id)
      """;

  private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

  private final Json json;

  DecisionStore(Json json) {
    this.json = json;
  }

  Uni<Void> add(Work work, Decision decision) {
    Channel channel = decision.channel();
    return work.write(
        """
            insert into decision
              (decision_id, contact_id, verdict, channel, until, reasons, policy_id,
               policy_version, consent_record_id, correlation_id, decided_at)
            values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8, $9, $10, $11)
            """,
        decision.decisionId(),
        decision.contact().contactId(),
        decision.verdict().name(),
        channel == null ? null : channel.name(),
        Times.toSql(decision.until()),
        json.write(decision.reasons()),
        decision.policyId(),
        decision.policyVersion(),
        decision.consentRecordId(),
        decision.correlationId(),
        Times.toSql(decision.decidedAt()));
  }

  Uni<Optional<Decision>> find(Work work, UUID decisionId) {
    return work.query(SELECT + "where d.decision_id = $1", decisionId)
        .map(rows -> decisions(rows).stream().findFirst());
  }

  /**
   * A person's decisions, the latest first.
   *
   * @param before only those made before this one; null for the first page
   */
  Uni<List<Decision>> of(Work work, UUID profileId, @Nullable UUID before, int limit) {
    return work.query(
            SELECT
                + """
                where c.profile_id = $1 and ($2::uuid is null or d.decision_id < $2)
                order by d.decision_id desc limit $3
                """,
            profileId,
            before,
            limit)
        .map(this::decisions);
  }

  Uni<List<Decision>> correlated(Work work, String correlationId) {
    return work.query(SELECT + "where d.correlation_id = $1 order by d.decision_id", correlationId)
        .map(this::decisions);
  }

  private List<Decision> decisions(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(this::decision).toList();
  }

  private Decision decision(Row row) {
    String channel = row.getString("channel");
    return new Decision(
        row.getUUID("decision_id"),
        row.getUUID("profile_id"),
        json.read(row.getString("request"), ContactRequested.class),
        Verdict.valueOf(row.getString("verdict")),
        channel == null ? null : Channel.valueOf(channel),
        Times.fromSql(row, "until"),
        json.read(row.getString("reasons"), REASONS),
        row.getString("policy_id"),
        row.getInteger("policy_version"),
        row.getUUID("consent_record_id"),
        row.getString("correlation_id"),
        row.getOffsetDateTime("decided_at").toInstant());
  }
}
