package io.assidu.loyalty.close;

import io.assidu.loyalty.sql.CohortRows;
import io.assidu.loyalty.sql.Documents;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Closed periods, and what must be known before one is closed. */
@ApplicationScoped
class CloseStore {

  private final Documents documents;

  CloseStore(Documents documents) {
    this.documents = documents;
  }

  /**
   * What stands before a close.
   *
   * @param openFrom the first day that can be booked on; null while nothing was closed
   * @param earlier the oldest day before the period that is booked on and open
   * @param undecided estimates that would be booked in the period, or before it
   */
  record Standing(@Nullable LocalDate openFrom, @Nullable LocalDate earlier, long undecided) {}

  Uni<Standing> standing(Work work, Period period) {
    return work.query(
            """
            SELECT o.day AS open_from,
              (SELECT min(m.booking_date) FROM cohort_movement m
               WHERE m.program = $1 AND m.booking_date < $2
                 AND (o.day IS NULL OR m.booking_date >= o.day)) AS earlier,
              (SELECT count(*) FROM estimate
               WHERE program = $1 AND status = 'proposed' AND effective_from < $3) AS undecided
            FROM (SELECT journal_open_from($1) AS day) o""",
            period.program(),
            period.first(),
            period.next())
        .map(
            rows -> {
              Row row = rows.iterator().next();
              return new Standing(
                  row.getLocalDate("open_from"),
                  row.getLocalDate("earlier"),
                  row.getLong("undecided"));
            });
  }

  Uni<Void> add(Work work, Period period, CloseView close, StatementView statement) {
    return work.query(
            """
            INSERT INTO period_close (program, period, closed_at, closed_by, head_sequence,
              head_hash, statement)
            VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb)""",
            period.program(),
            period.first(),
            Rows.utc(close.closedAt()),
            close.closedBy(),
            close.head().sequence(),
            close.head().hash(),
            documents.write(statement))
        .replaceWithVoid();
  }

  Uni<Optional<CloseView>> find(Work work, Period period) {
    return work.query(
            """
            SELECT *, statement::text AS figures FROM period_close
            WHERE program = $1 AND period = $2""",
            period.program(),
            period.first())
        .map(
            rows ->
                Rows.first(
                    rows,
                    row ->
                        close(row, documents.read(row.getString("figures"), StatementView.class))));
  }

  /** The newest first, before one of them. */
  Uni<List<CloseView>> before(Work work, String program, @Nullable YearMonth before, int most) {
    return work.query(
            """
            SELECT program, period, closed_at, closed_by, head_sequence, head_hash
            FROM period_close WHERE program = $1 AND ($2::date IS NULL OR period < $2)
            ORDER BY period DESC LIMIT $3""",
            program,
            before == null ? null : before.atDay(1),
            most)
        .map(rows -> Rows.list(rows, row -> close(row, null)));
  }

  private static CloseView close(Row row, @Nullable StatementView statement) {
    return new CloseView(
        row.getString("program"),
        CohortRows.month(row, "period").toString(),
        Rows.instant(row, "closed_at"),
        row.getString("closed_by"),
        new CloseView.HeadView(row.getLong("head_sequence"), row.getString("head_hash")),
        statement);
  }
}
