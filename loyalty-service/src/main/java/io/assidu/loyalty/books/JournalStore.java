package io.assidu.loyalty.books;

import io.assidu.loyalty.journal.Chain;
import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.journal.Line;
import io.assidu.loyalty.journal.SealedEntry;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sealed entries in PostgreSQL: inserted, read, and nothing else. */
@ApplicationScoped
class JournalStore {

  private static final String COLUMNS =
      """
      SELECT e.*, (
        SELECT jsonb_agg(jsonb_build_object('account', l.account, 'debit', l.debit::text,
                 'credit', l.credit::text) ORDER BY l.position)
        FROM journal_line l WHERE l.entry_id = e.id) AS lines
      FROM journal_entry e
      """;

  /** The end of a program's journal. */
  record Head(long sequence, String hash) {}

  /** An entry as it is stored, before anyone says whether it could stand. */
  record Stored(long sequence, String hash, Row row) {

    /**
     * @throws IllegalArgumentException if its debits are not its credits, or it has no lines
     */
    SealedEntry entry() {
      return sealed(row);
    }
  }

  /** From one entry to another, both in it. */
  record Range(long first, long last) {}

  /** A sum over one account, in one currency. */
  record Balance(String currency, String account, BigDecimal debits, BigDecimal credits) {}

  Uni<Head> head(Work work, String program) {
    return work.query(
            """
            SELECT sequence, hash FROM journal_entry WHERE program = $1
            ORDER BY sequence DESC LIMIT 1""",
            program)
        .map(
            rows ->
                Rows.first(rows, row -> new Head(row.getLong("sequence"), row.getString("hash")))
                    .orElse(new Head(0, Chain.GENESIS)));
  }

  /**
   * @param correlationIds one for each entry
   */
  Uni<Void> append(Work work, List<SealedEntry> entries, List<String> correlationIds) {
    if (entries.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    JsonArray heads = new JsonArray();
    JsonArray lines = new JsonArray();
    for (int i = 0; i < entries.size(); i++) {
      heads.add(head(entries.get(i), correlationIds.get(i)));
      List<Line> of = entries.get(i).entry().lines();
      for (int position = 0; position < of.size(); position++) {
        lines.add(line(entries.get(i).entry(), position, of.get(position)));
      }
    }
    return work.query(
            """
            WITH e AS (
              INSERT INTO journal_entry (id, program, sequence, kind, booking_date, occurred_on,
                currency, reference, partner, correlation_id, previous_hash, hash, posted_at)
              SELECT * FROM jsonb_to_recordset($1) AS r(id uuid, program text, sequence bigint,
                kind text, booking_date date, occurred_on date, currency text, reference text,
                partner text, correlation_id text, previous_hash text, hash text, posted_at timestamptz)
            )
            INSERT INTO journal_line (entry_id, position, account, debit, credit)
            SELECT * FROM jsonb_to_recordset($2) AS r(entry_id uuid, position smallint,
              account text, debit numeric, credit numeric)""",
            heads,
            lines)
        .replaceWithVoid();
  }

  /** Entries after {@code sequence}, in order. */
  Uni<List<Stored>> after(Work work, String program, long sequence, int most) {
    return work.query(
            COLUMNS + "WHERE e.program = $1 AND e.sequence > $2 ORDER BY e.sequence LIMIT $3",
            program,
            sequence,
            most)
        .map(rows -> Rows.list(rows, JournalStore::stored));
  }

  /** The sequences of the first and of the last entry that count for some days; none without. */
  Uni<Optional<Range>> range(Work work, String program, LocalDate from, LocalDate to) {
    return work.query(
            """
            SELECT min(sequence) AS first, max(sequence) AS last FROM journal_entry
            WHERE program = $1 AND booking_date BETWEEN $2 AND $3""",
            program,
            from,
            to)
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                row.getLong("first") == null
                    ? Optional.empty()
                    : Optional.of(new Range(row.getLong("first"), row.getLong("last"))));
  }

  /** What the entries of some days are in, ISO 4217. */
  Uni<List<String>> currencies(Work work, String program, LocalDate from, LocalDate to) {
    return work.query(
            """
            SELECT DISTINCT currency FROM journal_entry
            WHERE program = $1 AND booking_date BETWEEN $2 AND $3 ORDER BY currency""",
            program,
            from,
            to)
        .map(rows -> Rows.list(rows, row -> row.getString("currency")));
  }

  /** Those of some days within a range, in order. */
  Uni<List<Stored>> within(
      Work work, String program, LocalDate from, LocalDate to, Range range, int most) {
    return work.query(
            COLUMNS
                + """
                WHERE e.program = $1 AND e.booking_date BETWEEN $2 AND $3
                  AND e.sequence BETWEEN $4 AND $5 ORDER BY e.sequence LIMIT $6""",
            program,
            from,
            to,
            range.first(),
            range.last(),
            most)
        .map(rows -> Rows.list(rows, JournalStore::stored));
  }

  /** Those that these bookings made, by their ids. */
  Uni<Map<UUID, Stored>> made(Work work, UUID... ids) {
    return work.query(COLUMNS + "WHERE e.id = ANY($1)", (Object) ids)
        .map(
            rows ->
                Rows.list(rows, row -> row).stream()
                    .collect(Collectors.toMap(row -> row.getUUID("id"), JournalStore::stored)));
  }

  /** Entries that one customer event led to. */
  Uni<List<Stored>> correlated(Work work, String correlationId) {
    return work.query(
            COLUMNS + "WHERE e.correlation_id = $1 ORDER BY e.program, e.sequence", correlationId)
        .map(rows -> Rows.list(rows, JournalStore::stored));
  }

  Uni<List<Balance>> balances(Work work, String program) {
    return work.query(
            """
            SELECT e.currency, l.account, sum(l.debit) AS debits, sum(l.credit) AS credits
            FROM journal_line l JOIN journal_entry e ON e.id = l.entry_id
            WHERE e.program = $1 GROUP BY 1, 2 ORDER BY 1, 2""",
            program)
        .map(
            rows ->
                Rows.list(
                    rows,
                    row ->
                        new Balance(
                            row.getString("currency"),
                            row.getString("account"),
                            row.getBigDecimal("debits"),
                            row.getBigDecimal("credits"))));
  }

  private static JsonObject head(SealedEntry sealed, String correlationId) {
    Entry entry = sealed.entry();
    return new JsonObject()
        .put("id", entry.id().toString())
        .put("program", entry.program())
        .put("sequence", sealed.sequence())
        .put("kind", entry.kind().wireName())
        .put("booking_date", entry.bookingDate().toString())
        .put("occurred_on", entry.occurredOn() == null ? null : entry.occurredOn().toString())
        .put("currency", entry.currency())
        .put("reference", entry.reference())
        .put("partner", entry.partner())
        .put("correlation_id", correlationId)
        .put("previous_hash", sealed.previousHash())
        .put("hash", sealed.hash())
        .put("posted_at", sealed.postedAt().toString());
  }

  private static JsonObject line(Entry entry, int position, Line line) {
    return new JsonObject()
        .put("entry_id", entry.id().toString())
        .put("position", position)
        .put("account", line.account())
        .put("debit", line.debit().toPlainString())
        .put("credit", line.credit().toPlainString());
  }

  private static Stored stored(Row row) {
    return new Stored(row.getLong("sequence"), row.getString("hash"), row);
  }

  private static SealedEntry sealed(Row row) {
    JsonArray lines = row.get(JsonArray.class, "lines");
    return new SealedEntry(
        new Entry(
            row.getUUID("id"),
            row.getString("program"),
            EntryKind.of(row.getString("kind")),
            row.getLocalDate("booking_date"),
            row.getLocalDate("occurred_on"),
            row.getString("currency"),
            row.getString("reference"),
            row.getString("partner"),
            lines == null
                ? List.of()
                : lines.stream().map(JsonObject.class::cast).map(JournalStore::line).toList()),
        row.getLong("sequence"),
        row.getString("previous_hash"),
        row.getString("hash"),
        Rows.instant(row, "posted_at"));
  }

  private static Line line(JsonObject line) {
    return new Line(
        line.getString("account"),
        new BigDecimal(line.getString("debit")).stripTrailingZeros(),
        new BigDecimal(line.getString("credit")).stripTrailingZeros());
  }
}
