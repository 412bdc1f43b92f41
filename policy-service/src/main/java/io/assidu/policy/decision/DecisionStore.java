package io.assidu.policy.decision;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.work.Work;
import io.assidu.policy.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The decision log. Rows are added, never changed. */
@ApplicationScoped
class DecisionStore {

  /** All that a decision is read from, named: a new column must not change a prepared statement. */
  private static final String COLUMNS =
      """
      d.decision_id, c.profile_id, c.request, d.verdict, d.channel, d.until,
             d.reasons, d.policy_id, d.policy_version, d.consent_record_id,
             d.correlation_id, d.decided_at
      from decision d join contact c using (contact_id)
      """;

  private static final String SELECT = "select " + COLUMNS;

  private final Json json;

  DecisionStore(Json json) {
    this.json = json;
  }

  Uni<Void> add(Work work, List<Kept> kept) {
    if (kept.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Columns<Kept> columns = new Columns<>(kept);
    return work.write(
        """
        insert into decision
          (decision_id, contact_id, verdict, channel, until, reasons, policy_id,
           policy_version, consent_record_id, correlation_id, decided_at, rule)
        select decision_id, contact_id, verdict, channel, until, convert_from(reasons, 'UTF8'),
               policy_id, policy_version, consent_record_id, correlation_id, decided_at, rule
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::bytea[],
                    $7::text[], $8::int[], $9::uuid[], $10::text[], $11::timestamptz[],
                    $12::text[])
          as kept (decision_id, contact_id, verdict, channel, until, reasons, policy_id,
                   policy_version, consent_record_id, correlation_id, decided_at, rule)
        """,
        columns.of(UUID.class, k -> k.decision().decisionId()),
        columns.of(UUID.class, k -> k.decision().contact().contactId()),
        columns.of(String.class, k -> k.decision().verdict().name()),
        columns.of(String.class, k -> channel(k.decision())),
        columns.of(OffsetDateTime.class, k -> Times.toSql(k.decision().until())),
        columns.of(Buffer.class, k -> Columns.text(k.decision().reasons().json())),
        columns.of(String.class, k -> k.decision().policyId()),
        columns.of(Integer.class, k -> k.decision().policyVersion()),
        columns.of(UUID.class, k -> k.decision().consentRecordId()),
        columns.of(String.class, k -> k.decision().correlationId()),
        columns.of(OffsetDateTime.class, k -> Times.toSql(k.decision().decidedAt())),
        columns.of(String.class, k -> k.decision().rule()));
  }

  private static @Nullable String channel(Decision decision) {
    Channel channel = decision.channel();
    return channel == null ? null : channel.name();
  }

  Uni<Optional<Decision>> find(Work work, UUID decisionId) {
    return find(work, List.of(decisionId)).map(found -> Optional.ofNullable(found.get(decisionId)));
  }

  /** By their ids. */
  Uni<Map<UUID, Decision>> find(Work work, Collection<UUID> decisionIds) {
    return work.query(
            SELECT + "where d.decision_id = any($1)", (Object) decisionIds.toArray(UUID[]::new))
        .map(
            rows ->
                decisions(rows).stream()
                    .collect(Collectors.toMap(Decision::decisionId, Function.identity())));
  }

  /** By contact, the first that was made about it. */
  Uni<Map<UUID, Decision>> first(Work work, Collection<UUID> contactIds) {
    return contactIds.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : work.query(
                "select distinct on (d.contact_id) "
                    + COLUMNS
                    + "where d.contact_id = any($1) order by d.contact_id, d.decision_id",
                (Object) contactIds.toArray(UUID[]::new))
            .map(
                rows ->
                    decisions(rows).stream()
                        .collect(
                            Collectors.toMap(
                                one -> one.contact().contactId(), Function.identity())));
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
        Reasons.read(row.getString("reasons")),
        row.getString("policy_id"),
        row.getInteger("policy_version"),
        row.getUUID("consent_record_id"),
        row.getString("correlation_id"),
        row.getOffsetDateTime("decided_at").toInstant());
  }
}
