package io.assidu.loyalty.books;

import io.assidu.loyalty.revenue.Breakage;
import io.assidu.loyalty.revenue.Cohort;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.CohortMovement;
import io.assidu.loyalty.revenue.Cohorts;
import io.assidu.loyalty.revenue.Expectation;
import io.assidu.loyalty.revenue.Figures;
import io.assidu.loyalty.revenue.FirstEstimates;
import io.assidu.loyalty.sql.CohortRows;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cohorts as they stand, and the movements that they are the sum of. */
@ApplicationScoped
class CohortStore {

  Uni<List<Cohort>> all(Work work, String program) {
    return work.query(
            "SELECT * FROM cohort WHERE program = $1 ORDER BY month, origin, currency, segment",
            program)
        .map(rows -> Rows.list(rows, CohortStore::cohort));
  }

  /** What booked estimates say of cohorts that are yet to be opened: the newest of each segment. */
  Uni<FirstEstimates> firstEstimates(Work work, String program) {
    return work.query(
            """
            SELECT * FROM (
              SELECT DISTINCT ON (estimate_segment) estimate_segment, estimate, estimate_id,
                program_version, number
              FROM booking
              WHERE program = $1 AND kind = 're-estimate' AND booked_at IS NOT NULL
                AND estimate IS NOT NULL AND estimate_id IS NOT NULL
              ORDER BY estimate_segment, number DESC
            ) newest ORDER BY number""",
            program)
        .map(
            rows -> {
              FirstEstimates first = FirstEstimates.NONE;
              for (Row row : rows) {
                first = first.then(row.getString("estimate_segment"), estimate(row));
              }
              return first;
            });
  }

  private static Expectation estimate(Row row) {
    return new Expectation(
        row.getBigDecimal("estimate"),
        row.getUUID("estimate_id"),
        row.getInteger("program_version"));
  }

  /** What was added to each cohort after a day. */
  Uni<Map<CohortKey, Figures>> after(Work work, String program, LocalDate day) {
    return work.query(
            """
            SELECT origin, month, currency, segment, sum(allocated) AS allocated, sum(issued)::bigint AS issued,
              sum(redeemed)::bigint AS redeemed, sum(expired)::bigint AS expired,
              sum(recognised) AS recognised
            FROM cohort_movement WHERE program = $1 AND booking_date > $2
            GROUP BY origin, month, currency, segment""",
            program,
            day)
        .map(
            rows ->
                Rows.list(rows, row -> row).stream()
                    .collect(Collectors.toMap(CohortRows::key, CohortRows::figures)));
  }

  /** Appends what bookings did, and stores where the cohorts stand after it. */
  Uni<Void> save(Work work, String program, Cohorts cohorts) {
    if (cohorts.movements().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    JsonArray movements = new JsonArray();
    cohorts.movements().forEach(movement -> movements.add(row(program, movement)));
    return work.query(
            """
            INSERT INTO cohort_movement (entry_id, program, origin, month, currency, segment, kind,
              booking_date, occurred_on, allocated, issued, redeemed, expired, recognised, rate_before,
              rate_after, estimate_id, program_version)
            SELECT r.* FROM jsonb_to_recordset($1) AS r(entry_id uuid, program text,
              origin text, month date, currency text, segment text, kind text, booking_date date, occurred_on date,
              allocated numeric, issued bigint, redeemed bigint, expired bigint,
              recognised numeric, rate_before numeric, rate_after numeric, estimate_id uuid,
              program_version int)""",
            movements)
        .chain(
            () ->
                work.batch(
                    """
                    INSERT INTO cohort (program, origin, month, currency, segment, expected_rate,
                      estimate_id, program_version, breakage, allocated, issued, redeemed, expired,
                      recognised)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                    ON CONFLICT (program, origin, month, currency, segment) DO UPDATE SET
                      expected_rate = excluded.expected_rate, estimate_id = excluded.estimate_id,
                      program_version = excluded.program_version, allocated = excluded.allocated,
                      issued = excluded.issued, redeemed = excluded.redeemed,
                      expired = excluded.expired, recognised = excluded.recognised""",
                    cohorts.changed().stream().map(cohort -> row(program, cohort)).toList()))
        .replaceWithVoid();
  }

  private static JsonObject row(String program, CohortMovement movement) {
    Figures change = movement.change();
    Expectation expectation = movement.expectation();
    return new JsonObject()
        .put("entry_id", movement.entryId().toString())
        .put("program", program)
        .put("origin", CohortRows.write(movement.cohort().origin()))
        .put("month", movement.cohort().month().atDay(1).toString())
        .put("currency", movement.cohort().currency())
        .put("segment", movement.cohort().segment())
        .put("kind", movement.kind().wireName())
        .put("booking_date", movement.bookingDate().toString())
        .put("occurred_on", text(movement.occurredOn()))
        .put("allocated", change.allocated().toPlainString())
        .put("issued", change.issued())
        .put("redeemed", change.redeemed())
        .put("expired", change.expired())
        .put("recognised", change.recognised().toPlainString())
        .put("rate_before", text(movement.rateBefore()))
        .put("rate_after", expectation.rate().toPlainString())
        .put("estimate_id", text(expectation.estimateId()))
        .put("program_version", expectation.programVersion());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static Tuple row(String program, Cohort cohort) {
    Figures figures = cohort.figures();
    Expectation expectation = cohort.expectation();
    return Tuple.from(
        new @Nullable Object[] {
          program,
          CohortRows.write(cohort.key().origin()),
          cohort.key().month().atDay(1),
          cohort.key().currency(),
          cohort.key().segment(),
          expectation.rate(),
          expectation.estimateId(),
          expectation.programVersion(),
          cohort.breakage().wireName(),
          figures.allocated(),
          figures.issued(),
          figures.redeemed(),
          figures.expired(),
          figures.recognised()
        });
  }

  private static Cohort cohort(Row row) {
    return new Cohort(
        CohortRows.key(row),
        new Expectation(
            row.getBigDecimal("expected_rate"),
            row.getUUID("estimate_id"),
            row.getInteger("program_version")),
        Breakage.of(row.getString("breakage")),
        CohortRows.figures(row));
  }
}
