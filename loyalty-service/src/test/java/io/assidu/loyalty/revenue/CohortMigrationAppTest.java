package io.assidu.loyalty.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.loyalty.FraudStandIn;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Books that were kept before cohorts had movements: {@code V10} computes the movements again, and
 * says of each what the booker said when it booked it.
 */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class CohortMigrationAppTest {

  private static final Policy POLICY =
      new Policy(
          Currency.getInstance("EUR"),
          new PointValue(new BigDecimal("0.05"), new BigDecimal("0.80")),
          Breakage.PROPORTIONAL,
          new Chart("707", "487", "708", "6234", "1582"));

  /** A schema of its own in the tests' database. */
  private static final String SCHEMA = "before_cohort_movements";

  @Inject DataSource database;

  private final Random random = new Random(52);
  private final Cohorts cohorts = new Cohorts(List.of());
  private final List<Booking> bookings = new ArrayList<>();

  @Test
  void theMovementsOfOldBookingsAreThoseThatTheBookerWouldHaveWritten() throws SQLException {
    for (int i = 0; i < 300; i++) {
      Booking booking = booking(i);
      bookings.add(booking);
      cohorts.book(booking, POLICY);
    }
    migrate("7");
    try (Connection connection = connect()) {
      writeBooks(connection);
    }
    migrate("latest");

    try (Connection connection = connect()) {
      assertThat(stored(connection))
          .containsExactlyElementsOf(
              cohorts.movements().stream().map(CohortMigrationAppTest::text).sorted().toList());
      assertThat(versions(connection)).containsOnly(1);
    }
  }

  private Booking booking(int number) {
    CohortKey key =
        new CohortKey(
            Origin.values()[random.nextInt(2)], YearMonth.of(2026, 1 + random.nextInt(3)));
    Figures now =
        cohorts.all().stream()
            .filter(cohort -> cohort.key().equals(key))
            .map(Cohort::figures)
            .findFirst()
            .orElse(Figures.NONE);
    long points = Math.min(1 + random.nextInt(500), now.outstanding());
    BigDecimal money = BigDecimal.valueOf(points * 4, 2);
    return switch (random.nextInt(6)) {
      case 0, 1 ->
          booking(
              number,
              EntryKind.ALLOCATION,
              null,
              CohortChange.issue(key, new BigDecimal("33.37"), 997));
      case 2 -> booking(number, EntryKind.RECOGNITION, null, CohortChange.redeem(key, points));
      // As after a merge: several lots of one cohort, and another's.
      case 3 ->
          booking(
              number,
              EntryKind.RECOGNITION,
              null,
              CohortChange.redeem(key, points / 2),
              CohortChange.expire(key, points - points / 2),
              CohortChange.redeem(new CohortKey(key.origin(), YearMonth.of(2026, 4)), 0));
      case 4 ->
          booking(
              number,
              EntryKind.REVERSAL,
              null,
              CohortChange.reverse(
                  key, money.min(now.allocated()), points, Math.min(points / 2, now.redeemed())));
      default ->
          booking(
              number,
              EntryKind.RE_ESTIMATE,
              new Reestimate(null, BigDecimal.valueOf(1 + random.nextInt(100), 2), Map.of(), null));
    };
  }

  private static Booking booking(
      int number, EntryKind kind, @Nullable Reestimate estimate, CohortChange... changes) {
    return new Booking(
        new UUID(7, number),
        "club",
        1,
        kind,
        LocalDate.of(2026, 1, 1).plusDays(number / 3),
        "x",
        List.of(changes),
        estimate);
  }

  private void writeBooks(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO program_version (program_id, version, status, document, revision, saved_at,
            saved_by, published_at)
          VALUES ('club', 1, 'published',
            '{"currency": "EUR", "accounting": {"expectedRedemptionRate": 0.80}}', 1, now(), 'x',
            now())""");
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO booking (entry_id, program, program_version, kind, booking_date, reference,
              changes, estimate, correlation_id, booked_at)
            VALUES (?, 'club', 1, ?, ?, 'x', ?::jsonb, ?, 'x', now())""")) {
      for (Booking booking : bookings) {
        insert.setObject(1, booking.entryId());
        insert.setString(2, booking.kind().wireName());
        insert.setDate(3, Date.valueOf(booking.bookingDate()));
        insert.setString(4, changes(booking));
        insert.setBigDecimal(5, booking.estimate() == null ? null : booking.estimate().rate());
        insert.executeUpdate();
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO cohort VALUES ('club', ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (Cohort cohort : cohorts.all()) {
        insert.setString(1, cohort.key().origin().name().toLowerCase(Locale.ROOT));
        insert.setDate(2, Date.valueOf(cohort.key().month().atDay(1)));
        insert.setBigDecimal(3, cohort.expectation().rate());
        insert.setBigDecimal(4, cohort.figures().allocated());
        insert.setLong(5, cohort.figures().issued());
        insert.setLong(6, cohort.figures().redeemed());
        insert.setLong(7, cohort.figures().expired());
        insert.setBigDecimal(8, cohort.figures().recognised());
        insert.executeUpdate();
      }
    }
  }

  private static String changes(Booking booking) {
    return booking.changes().stream()
        .map(
            change ->
                """
                {"origin": "%s", "month": "%s", "allocated": "%s", "issued": %d, "redeemed": %d,
                 "expired": %d}"""
                    .formatted(
                        change.cohort().origin().name().toLowerCase(Locale.ROOT),
                        change.cohort().month(),
                        change.allocated().toPlainString(),
                        change.issued(),
                        change.redeemed(),
                        change.expired()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static List<String> stored(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM cohort_movement")) {
      while (rows.next()) {
        found.add(
            text(
                rows.getString("entry_id"),
                rows.getString("origin") + rows.getDate("month"),
                rows.getString("kind") + rows.getDate("booking_date"),
                rows.getBigDecimal("allocated"),
                rows.getLong("issued")
                    + "/"
                    + rows.getLong("redeemed")
                    + "/"
                    + rows.getLong("expired"),
                rows.getBigDecimal("recognised"),
                rows.getBigDecimal("rate_before"),
                rows.getBigDecimal("rate_after")));
      }
    }
    return found.stream().sorted().toList();
  }

  private static String text(CohortMovement movement) {
    Figures change = movement.change();
    return text(
        movement.entryId().toString(),
        movement.cohort().origin().name().toLowerCase(Locale.ROOT)
            + movement.cohort().month().atDay(1),
        movement.kind().wireName() + movement.bookingDate(),
        change.allocated(),
        change.issued() + "/" + change.redeemed() + "/" + change.expired(),
        change.recognised(),
        movement.rateBefore(),
        movement.expectation().rate());
  }

  private static String text(@Nullable Object... parts) {
    List<String> texts = new ArrayList<>();
    for (Object part : parts) {
      texts.add(
          part instanceof BigDecimal number
              ? number.stripTrailingZeros().toPlainString()
              : String.valueOf(part));
    }
    return String.join(" ", texts);
  }

  private static List<Integer> versions(Connection connection) throws SQLException {
    List<Integer> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT program_version FROM cohort")) {
      while (rows.next()) {
        found.add(rows.getInt(1));
      }
    }
    return found;
  }

  private Connection connect() throws SQLException {
    Connection connection = database.getConnection();
    connection.setSchema(SCHEMA);
    return connection;
  }

  private void migrate(String target) {
    Flyway.configure()
        .dataSource(database)
        .schemas(SCHEMA)
        .locations("db/platform", "db/migration")
        .outOfOrder(true)
        .target(target)
        .load()
        .migrate();
  }
}
