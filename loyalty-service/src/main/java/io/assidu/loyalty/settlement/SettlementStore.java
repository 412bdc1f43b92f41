package io.assidu.loyalty.settlement;

import io.assidu.loyalty.revenue.Chart;
import io.assidu.loyalty.revenue.Dealing;
import io.assidu.loyalty.revenue.PartnerStatement;
import io.assidu.loyalty.sql.Documents;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statements that were issued, and the bookings and entries that the next one has in it. What money
 * moves by is an entry, and the entry says the day it counts for; what moves none counts for its
 * own day.
 */
@ApplicationScoped
class SettlementStore {

  /** Items after {@code $3} and {@code $4} (the cut before), up to {@code $5} and {@code $6}. */
  private static final String ITEMS =
      """
      FROM (
        SELECT b.entry_id, b.place, b.reference, b.dealing,
          coalesce(e.booking_date, b.booking_date) AS day
        FROM booking b LEFT JOIN journal_entry e ON e.id = b.entry_id
        WHERE b.program = $1 AND b.dealing ->> 'partner' = $2 AND b.dealing IS NOT NULL
          AND b.place <= $6
      ) i WHERE i.day < $5 AND NOT (i.day < $3 AND i.place <= $4)
      """;

  private final Documents documents;

  SettlementStore(Documents documents) {
    this.documents = documents;
  }

  /** All that follows in this transaction sees one moment; to be asked first of all. */
  Uni<Void> atOneMoment(Work work) {
    return work.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").replaceWithVoid();
  }

  Uni<Optional<SettlementView>> find(Work work, Scope scope) {
    return work.query(
            """
            SELECT statement::text AS statement FROM partner_settlement
            WHERE program = $1 AND partner = $2 AND period = $3""",
            scope.program(),
            scope.partner(),
            scope.first())
        .map(
            rows ->
                Rows.first(
                    rows, row -> documents.read(row.getString("statement"), SettlementView.class)));
  }

  /** The cut that a statement ends with, if it was issued. */
  Uni<Optional<Cut>> cut(Work work, Scope scope) {
    return cut(work, scope, "=");
  }

  /** The newest cut before a month; that before the first statement if there is none. */
  Uni<Cut> before(Work work, Scope scope) {
    return cut(work, scope, "<").map(found -> found.orElse(Cut.NONE));
  }

  /** The newest statement after a month, if there is one. */
  Uni<Optional<Cut>> after(Work work, Scope scope) {
    return cut(work, scope, ">");
  }

  private static Uni<Optional<Cut>> cut(Work work, Scope scope, String which) {
    return work.query(
            """
            SELECT number, (period + interval '1 month')::date AS next, place, head_sequence,
              closing, hash
            FROM partner_settlement WHERE program = $1 AND partner = $2 AND period %s $3
            ORDER BY period DESC LIMIT 1"""
                .formatted(which),
            scope.program(),
            scope.partner(),
            scope.first())
        .map(rows -> Rows.first(rows, SettlementStore::cut));
  }

  private static Cut cut(Row row) {
    return new Cut(
        row.getInteger("number"),
        row.getLocalDate("next"),
        row.getLong("place"),
        row.getLong("head_sequence"),
        row.getBigDecimal("closing"),
        row.getString("hash"));
  }

  /**
   * How far a program is booked.
   *
   * @param waiting bookings with the partner that would count for the month, or before it
   * @param earlier the oldest day before the month that an item counts for which no statement has
   */
  record Standing(long place, long head, long waiting, @Nullable LocalDate earlier) {}

  Uni<Standing> standing(Work work, Scope scope, Cut before) {
    return work.query(
            """
            SELECT
              (SELECT coalesce(max(place), 0) FROM booking WHERE program = $1) AS place,
              (SELECT coalesce(max(sequence), 0) FROM journal_entry WHERE program = $1) AS head,
              (SELECT count(*) FROM booking WHERE program = $1 AND dealing ->> 'partner' = $2
                 AND dealing IS NOT NULL AND booked_at IS NULL AND booking_date < $3) AS waiting,
              (SELECT min(coalesce(e.booking_date, b.booking_date))
               FROM booking b LEFT JOIN journal_entry e ON e.id = b.entry_id
               WHERE b.program = $1 AND b.dealing ->> 'partner' = $2 AND b.dealing IS NOT NULL
                 AND b.place IS NOT NULL AND coalesce(e.booking_date, b.booking_date) < $4
                 AND coalesce(e.booking_date, b.booking_date) >= $5) AS earlier""",
            scope.program(),
            scope.partner(),
            scope.next(),
            scope.first(),
            before.next())
        .map(
            rows -> {
              Row row = rows.iterator().next();
              return new Standing(
                  row.getLong("place"),
                  row.getLong("head"),
                  row.getLong("waiting"),
                  row.getLocalDate("earlier"));
            });
  }

  Uni<List<PartnerStatement.Line>> lines(Work work, Scope scope, Cut before, Standing standing) {
    return work.query(
            """
            SELECT i.dealing ->> 'kind' AS kind, i.dealing ->> 'price' AS price,
              count(*) AS count, sum((i.dealing ->> 'points')::bigint)::bigint AS points,
              sum((i.dealing ->> 'amount')::numeric) AS amount
            """
                + ITEMS
                + "GROUP BY 1, 2 ORDER BY 1, 2",
            scope.program(),
            scope.partner(),
            before.next(),
            before.place(),
            scope.next(),
            standing.place())
        .map(rows -> Rows.list(rows, SettlementStore::line));
  }

  private static PartnerStatement.Line line(Row row) {
    String price = row.getString("price");
    return new PartnerStatement.Line(
        Dealing.Kind.of(row.getString("kind")),
        price == null ? null : new BigDecimal(price),
        row.getLong("count"),
        row.getLong("points"),
        row.getBigDecimal("amount"));
  }

  /**
   * What stands behind the lines.
   *
   * @param late items that count for a day before the month
   * @param journal what the same entries add to the partner's accounts
   */
  record Proof(long movements, long points, long bookings, long late, BigDecimal journal) {}

  /** Points by the ledger, money by the journal: neither is read from the bookings. */
  Uni<Proof> proof(Work work, Scope scope, Cut before, Standing standing, List<Chart> charts) {
    return work.query(
            """
            SELECT p.*, (
              SELECT coalesce(sum(l.debit - l.credit), 0)
              FROM journal_entry e JOIN journal_line l ON l.entry_id = e.id
              WHERE e.program = $1 AND e.partner = $2 AND l.account = ANY($7)
                AND e.booking_date < $5 AND e.sequence <= $8
                AND NOT (e.booking_date < $3 AND e.sequence <= $9)) AS journal
            FROM (
              SELECT count(m.id) AS movements, coalesce(sum(m.points), 0)::bigint AS points,
                count(*) AS bookings, count(*) FILTER (WHERE i.day < $10) AS late
              FROM (SELECT i.* %s) i
                LEFT JOIN movement m ON m.id = (i.dealing ->> 'movement')::uuid
            ) p"""
                .formatted(ITEMS),
            scope.program(),
            scope.partner(),
            before.next(),
            before.place(),
            scope.next(),
            standing.place(),
            charts.stream()
                .flatMap(chart -> Stream.of(chart.partnerReceivable(), chart.partnerPayable()))
                .distinct()
                .toArray(String[]::new),
            standing.head(),
            before.head(),
            scope.first())
        .map(
            rows -> {
              Row row = rows.iterator().next();
              return new Proof(
                  row.getLong("movements"),
                  row.getLong("points"),
                  row.getLong("bookings"),
                  row.getLong("late"),
                  row.getBigDecimal("journal"));
            });
  }

  /** An item with its place. */
  record Item(long place, ItemView view) {}

  Uni<List<Item>> items(Work work, Scope scope, Cut before, long upTo, long after, int most) {
    return work.query(
            "SELECT i.* " + ITEMS + "AND i.place > $7 ORDER BY i.place LIMIT $8",
            scope.program(),
            scope.partner(),
            before.next(),
            before.place(),
            scope.next(),
            upTo,
            after,
            most)
        .map(rows -> Rows.list(rows, SettlementStore::item));
  }

  private static Item item(Row row) {
    JsonObject dealing = row.get(JsonObject.class, "dealing");
    String price = dealing.getString("price");
    String movement = dealing.getString("movement");
    return new Item(
        row.getLong("place"),
        new ItemView(
            row.getUUID("entry_id"),
            row.getLocalDate("day"),
            dealing.getString("kind"),
            row.getString("reference"),
            price == null ? null : new BigDecimal(price),
            dealing.getLong("points"),
            SettlementView.plain(new BigDecimal(dealing.getString("amount"))),
            movement == null ? null : UUID.fromString(movement)));
  }

  Uni<Void> add(Work work, Scope scope, SettlementView issued, Standing standing) {
    return work.query(
            """
            INSERT INTO partner_settlement (program, partner, period, number, place,
              head_sequence, closing, statement, previous_hash, hash, issued_at, issued_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, $10, $11, $12)""",
            scope.program(),
            scope.partner(),
            scope.first(),
            issued.number(),
            standing.place(),
            standing.head(),
            issued.closing(),
            documents.write(issued),
            issued.previousHash(),
            issued.hash(),
            Rows.utc(Objects.requireNonNull(issued.issuedAt())),
            issued.issuedBy())
        .replaceWithVoid();
  }
}
