package io.assidu.loyalty.books;

import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.revenue.Booking;
import io.assidu.loyalty.revenue.CohortChange;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.loyalty.revenue.Reestimate;
import io.assidu.loyalty.sql.Columns;
import io.assidu.loyalty.sql.Rates;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.data.Numeric;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What waits to be booked, and what was. */
@ApplicationScoped
class BookingStore {

  /**
   * A booking that waits.
   *
   * @param profileId whose points they are today, unless erased
   */
  record Waiting(Booking booking, @Nullable UUID profileId, String correlationId) {}

  /**
   * A booking that was booked.
   *
   * @param place greater than those of all that were booked before it
   */
  record Booked(Booking booking, long place, Instant at) {}

  Uni<Void> add(Work work, List<Books.Handed> waiting) {
    List<Booking> bookings = waiting.stream().map(Books.Handed::booking).toList();
    return work.write(
        """
        INSERT INTO booking (entry_id, program, program_version, kind, booking_date, reference,
          account_id, changes, estimate, estimate_rates, estimate_id, as_of, correlation_id,
          currency, estimate_segment, dealing)
        SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::date[], $6::text[],
          $7::uuid[], $8::jsonb[], $9::numeric[], $10::jsonb[], $11::uuid[], $12::date[],
          $13::text[], $14::text[], $15::text[], $16::jsonb[])""",
        Columns.of(bookings, Booking::entryId, UUID[]::new),
        Columns.of(bookings, Booking::program, String[]::new),
        Columns.of(bookings, Booking::programVersion, Integer[]::new),
        Columns.of(bookings, booking -> booking.kind().wireName(), String[]::new),
        Columns.of(bookings, Booking::bookingDate, LocalDate[]::new),
        Columns.of(bookings, Booking::reference, String[]::new),
        Columns.of(waiting, Books.Handed::accountId, UUID[]::new),
        Columns.of(bookings, booking -> write(booking.changes()), JsonArray[]::new),
        Columns.of(bookings, of(BookingStore::rate), Numeric[]::new),
        Columns.of(bookings, of(estimate -> Rates.write(estimate.rates())), JsonObject[]::new),
        Columns.of(bookings, of(Reestimate::estimateId), UUID[]::new),
        Columns.of(bookings, of(Reestimate::asOf), LocalDate[]::new),
        Columns.of(waiting, Books.Handed::correlationId, String[]::new),
        Columns.of(bookings, Booking::currency, String[]::new),
        Columns.of(bookings, of(Reestimate::segment), String[]::new),
        Columns.of(bookings, booking -> Dealings.write(booking.dealing()), JsonObject[]::new));
  }

  /** Of a booking's new estimate, where it has one. */
  private static <T> Function<Booking, @Nullable T> of(Function<Reestimate, @Nullable T> value) {
    return booking -> booking.estimate() == null ? null : value.apply(booking.estimate());
  }

  private static @Nullable Numeric rate(Reestimate estimate) {
    BigDecimal rate = estimate.rate();
    return rate == null ? null : Numeric.create(rate);
  }

  /** The oldest that wait, in the order in which they were handed in. */
  Uni<List<Waiting>> waiting(Work work, int most) {
    return work.query(
            """
            SELECT b.*, a.profile_id FROM booking b LEFT JOIN account a ON a.id = b.account_id
            WHERE b.booked_at IS NULL ORDER BY b.number LIMIT $1""",
            most)
        .map(
            rows ->
                Rows.list(
                    rows,
                    row ->
                        new Waiting(
                            booking(row),
                            row.getUUID("profile_id"),
                            row.getString("correlation_id"))));
  }

  /** Notes that these were booked, in this order. */
  Uni<Void> booked(Work work, List<Waiting> done, Instant now) {
    UUID[] ids = done.stream().map(waiting -> waiting.booking().entryId()).toArray(UUID[]::new);
    return work.query(
            """
            UPDATE booking b SET booked_at = $2, place = o.place
            FROM (
              SELECT i.id, nextval('booking_place') AS place
              FROM (SELECT id FROM unnest($1::uuid[]) WITH ORDINALITY AS u(id, n) ORDER BY n) i
            ) o WHERE b.entry_id = o.id""",
            ids,
            Rows.utc(now))
        .replaceWithVoid();
  }

  /** A program's bookings after a place, in the order in which they were booked. */
  Uni<List<Booked>> after(Work work, String program, long place, int most) {
    return work.query(
            """
            SELECT * FROM booking WHERE program = $1 AND place > $2 ORDER BY place LIMIT $3""",
            program,
            place,
            most)
        .map(
            rows ->
                Rows.list(
                    rows,
                    row ->
                        new Booked(
                            booking(row), row.getLong("place"), Rows.instant(row, "booked_at"))));
  }

  private static Booking booking(Row row) {
    return new Booking(
        row.getUUID("entry_id"),
        row.getString("program"),
        row.getInteger("program_version"),
        EntryKind.of(row.getString("kind")),
        row.getLocalDate("booking_date"),
        row.getString("reference"),
        read(row.get(JsonArray.class, "changes"), row.getString("currency")),
        estimate(row),
        row.getString("currency"),
        Dealings.read(row.get(JsonObject.class, "dealing")));
  }

  private static @Nullable Reestimate estimate(Row row) {
    if (EntryKind.of(row.getString("kind")) != EntryKind.RE_ESTIMATE) {
      return null;
    }
    JsonObject rates = row.get(JsonObject.class, "estimate_rates");
    return new Reestimate(
        row.getUUID("estimate_id"),
        row.getBigDecimal("estimate"),
        rates == null ? Map.of() : Rates.read(rates),
        row.getString("estimate_segment"),
        row.getLocalDate("as_of"));
  }

  private static JsonArray write(List<CohortChange> changes) {
    JsonArray array = new JsonArray();
    for (CohortChange change : changes) {
      array.add(
          new JsonObject()
              .put("origin", change.cohort().origin().name().toLowerCase(Locale.ROOT))
              .put("month", change.cohort().month().toString())
              .put("segment", change.cohort().segment())
              .put("allocated", change.allocated().toPlainString())
              .put("issued", change.issued())
              .put("redeemed", change.redeemed())
              .put("expired", change.expired()));
    }
    return array;
  }

  /** Where no segment is said, as before there were any, it is of none. */
  private static List<CohortChange> read(JsonArray array, String currency) {
    return array.stream()
        .map(JsonObject.class::cast)
        .map(
            change ->
                new CohortChange(
                    new CohortKey(
                        Origin.valueOf(change.getString("origin").toUpperCase(Locale.ROOT)),
                        YearMonth.parse(change.getString("month")),
                        currency,
                        change.getString("segment", CohortKey.WHOLE)),
                    new BigDecimal(change.getString("allocated")),
                    change.getLong("issued"),
                    change.getLong("redeemed"),
                    change.getLong("expired")))
        .toList();
  }
}
