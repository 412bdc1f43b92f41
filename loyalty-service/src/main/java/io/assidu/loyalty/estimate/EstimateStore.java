package io.assidu.loyalty.estimate;

import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Triangle;
import io.assidu.loyalty.sql.CohortRows;
import io.assidu.loyalty.sql.Documents;
import io.assidu.loyalty.sql.Rates;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Estimates, and the data that they are made from. */
@ApplicationScoped
class EstimateStore {

  private final Documents documents;

  EstimateStore(Documents documents) {
    this.documents = documents;
  }

  /**
   * What each month brought to the points issued in each; late events in the month they were of.
   *
   * @param segment whose points; null: everybody's
   */
  Uni<List<Triangle.Cell>> cells(Work work, String program, @Nullable String segment) {
    return work.query(
            """
            SELECT month, date_trunc('month', coalesce(occurred_on, booking_date))::date AS happened,
              sum(issued)::bigint AS issued, sum(redeemed)::bigint AS redeemed,
              sum(expired)::bigint AS expired
            FROM cohort_movement WHERE program = $1 AND ($2::text IS NULL OR segment = $2)
            GROUP BY 1, 2""",
            program,
            segment)
        .map(
            rows ->
                Rows.list(
                    rows,
                    row ->
                        new Triangle.Cell(
                            CohortRows.month(row, "month"),
                            CohortRows.month(row, "happened"),
                            row.getLong("issued"),
                            row.getLong("redeemed"),
                            row.getLong("expired"))));
  }

  /** The months of issue that there are cohorts of, in a segment or in any. */
  Uni<List<YearMonth>> months(Work work, String program, @Nullable String segment) {
    return work.query(
            """
            SELECT DISTINCT month FROM cohort
            WHERE program = $1 AND ($2::text IS NULL OR segment = $2)""",
            program,
            segment)
        .map(rows -> Rows.list(rows, row -> CohortRows.month(row, "month")));
  }

  Uni<Void> add(Work work, Estimate estimate, ProposalView evidence) {
    return work.query(
            """
            INSERT INTO estimate (id, program, method, rate, rates, justification, effective_from,
              evidence, status, proposed_by, proposed_at, segment)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, 'proposed', $9, $10, $11)""",
            estimate.id(),
            estimate.program(),
            estimate.terms().method().wireName(),
            estimate.terms().rate(),
            Rates.write(estimate.terms().rates()),
            estimate.justification(),
            estimate.effectiveFrom(),
            documents.write(evidence),
            estimate.proposedBy(),
            Rows.utc(estimate.proposedAt()),
            estimate.terms().segment())
        .replaceWithVoid();
  }

  /** Locks it: it is decided on once. */
  Uni<Optional<Estimate>> lock(Work work, UUID id) {
    return work.query("SELECT * FROM estimate WHERE id = $1 FOR UPDATE", id)
        .map(rows -> Rows.first(rows, EstimateStore::estimate));
  }

  Uni<Estimate> decide(Work work, UUID id, Estimate.Decision decision) {
    return work.query(
            """
            UPDATE estimate SET status = $2, decided_by = $3, decided_at = $4, reason = $5
            WHERE id = $1 RETURNING *""",
            id,
            decision.status().wireName(),
            decision.by(),
            Rows.utc(decision.at()),
            decision.reason())
        .map(rows -> estimate(rows.iterator().next()));
  }

  /** With its evidence and what it did. */
  Uni<Optional<EstimateView>> find(Work work, UUID id) {
    return work.query("SELECT *, evidence::text AS data FROM estimate WHERE id = $1", id)
        .chain(
            rows ->
                effects(work, id)
                    .map(
                        effects ->
                            Rows.first(
                                rows,
                                row ->
                                    estimate(row)
                                        .view()
                                        .with(
                                            documents.read(
                                                row.getString("data"), ProposalView.class),
                                            effects))));
  }

  private static Uni<List<EstimateView.EffectView>> effects(Work work, UUID id) {
    return work.query(
            """
            SELECT m.booking_date, m.origin, m.month, m.segment, m.rate_before, m.rate_after,
              m.recognised, coalesce(nullif(m.currency, ''),
                (SELECT v.document ->> 'currency' FROM program_version v
                 WHERE v.program_id = m.program AND v.version = m.program_version)) AS currency
            FROM cohort_movement m WHERE m.estimate_id = $1 AND m.kind = 're-estimate'
              AND (m.rate_before <> m.rate_after OR m.recognised <> 0)
            ORDER BY m.number""",
            id)
        .map(
            rows ->
                Rows.list(
                    rows,
                    row ->
                        new EstimateView.EffectView(
                            row.getLocalDate("booking_date"),
                            row.getString("origin"),
                            CohortRows.month(row, "month").toString(),
                            row.getString("currency"),
                            segment(row.getString("segment")),
                            number(row, "rate_before"),
                            number(row, "rate_after"),
                            number(row, "recognised"))));
  }

  private static @Nullable String segment(String name) {
    return name.equals(CohortKey.WHOLE) ? null : name;
  }

  private static BigDecimal number(Row row, String column) {
    return Objects.requireNonNull(ProposalView.plain(row.getBigDecimal(column)));
  }

  /** The newest first, before one of them. */
  Uni<List<Estimate>> before(Work work, String program, @Nullable UUID id, int most) {
    return work.query(
            """
            SELECT * FROM estimate WHERE program = $1 AND ($2::uuid IS NULL OR id < $2)
            ORDER BY id DESC LIMIT $3""",
            program,
            id,
            most)
        .map(rows -> Rows.list(rows, EstimateStore::estimate));
  }

  private static Estimate estimate(Row row) {
    String by = row.getString("decided_by");
    return new Estimate(
        row.getUUID("id"),
        row.getString("program"),
        new Estimate.Terms(
            Method.of(row.getString("method")),
            row.getString("segment"),
            row.getBigDecimal("rate"),
            Rates.read(row.get(JsonObject.class, "rates"))),
        row.getString("justification"),
        row.getLocalDate("effective_from"),
        row.getString("proposed_by"),
        Rows.instant(row, "proposed_at"),
        by == null
            ? null
            : new Estimate.Decision(
                EstimateStatus.of(row.getString("status")),
                by,
                Rows.instant(row, "decided_at"),
                row.getString("reason")));
  }
}
