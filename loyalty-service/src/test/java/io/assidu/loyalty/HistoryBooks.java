package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What holds of a program's points and books whatever happened: first by the service's own word,
 * then by SQL that shares nothing with it.
 */
@ApplicationScoped
class HistoryBooks {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Each is a law, with what breaks it. */
  private static final Map<String, String> LAWS =
      Map.of(
          "no lot was ever below zero",
          """
          SELECT lot_id FROM (
            SELECT lm.lot_id,
              sum(lm.available) OVER story AS available, sum(lm.held) OVER story AS held
            FROM lot_movement lm JOIN movement m ON m.id = lm.movement_id
            WHERE m.program = ?
            WINDOW story AS (PARTITION BY lm.lot_id ORDER BY m.number)
          ) s WHERE available < 0 OR held < 0""",
          "what lots gain, less debts, is what the program's own accounts lose",
          """
          SELECT m.id FROM movement m LEFT JOIN LATERAL (
            SELECT coalesce(sum(available + held), 0) AS gained
            FROM lot_movement WHERE movement_id = m.id
          ) l ON true
          WHERE m.program = ? AND l.gained - m.debt + m.counter <> 0""",
          "no account owes less than nothing",
          """
          SELECT account_id FROM movement WHERE program = ?
          GROUP BY account_id HAVING sum(debt) < 0""",
          "the debits of an entry are its credits",
          """
          SELECT e.id FROM journal_entry e JOIN journal_line l ON l.entry_id = e.id
          WHERE e.program = ? GROUP BY e.id HAVING sum(l.debit) <> sum(l.credit)""",
          "an order's points are taken back no more than once",
          """
          SELECT e.order_id FROM earning e JOIN earning_refund r USING (program, order_id)
          WHERE program = ? GROUP BY e.order_id, e.points HAVING sum(r.points) > e.points""",
          "no redemption gave back more than it took, or holds what it should not",
          """
          SELECT id FROM redemption WHERE program = ?
            AND (captured > points OR returned > captured)""");

  private final DataSource database;

  HistoryBooks(DataSource database) {
    this.database = database;
  }

  void assertInOrder(String program, Instant now) throws SQLException {
    assertJournal(program);
    assertLedger(program);
    for (Map.Entry<String, String> law : LAWS.entrySet()) {
      assertThat(found(law.getValue(), program)).as(law.getKey()).isEmpty();
    }
    assertBalancesAreSumsOfLots(program, now);
  }

  /** Months, from the one that the first lot was earned in. */
  void assertRollForwardTies(String program, Instant from, Instant until) {
    YearMonth last = YearMonth.from(until.atZone(ZoneOffset.UTC));
    for (YearMonth month = YearMonth.from(from.atZone(ZoneOffset.UTC));
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      assertTies(Finance.settledPreview(program, month));
    }
  }

  private static void assertTies(JsonPath preview) {
    assertThat(preview.getList("findings.rule")).doesNotContain("tie-out", "booked");
    assertThat(preview.getList("statement.tieOuts")).isNotEmpty();
    for (Object difference : preview.getList("statement.tieOuts.difference")) {
      assertThat(new BigDecimal(difference.toString())).isZero();
    }
    for (String part : List.of("statement.liability.total.", "statement.provision.total.")) {
      BigDecimal closing =
          Finance.money(preview, part + "opening")
              .add(Finance.money(preview, part + "deferred"))
              .subtract(Finance.money(preview, part + "recognised"))
              .add(Finance.money(preview, part + "reestimated"))
              .subtract(Finance.money(preview, part + "reversed"));
      assertThat(closing).as(part).isEqualByComparingTo(Finance.money(preview, part + "closing"));
    }
  }

  private static void assertJournal(String program) {
    JsonPath journal =
        await()
            .atMost(PATIENCE)
            .until(
                () -> read("/v1/journal/verification", program),
                found -> found.getLong("waiting") == 0);
    assertThat(journal.getList("findings")).isEmpty();
    assertThat(journal.getBoolean("valid")).isTrue();
    assertThat(Finance.money(journal, "debits"))
        .isEqualByComparingTo(Finance.money(journal, "credits"));
    assertThat(Finance.money(journal, "liability"))
        .isEqualByComparingTo(Finance.money(journal, "cohortLiability"));
    assertThat(journal.getLong("outstandingPoints")).isEqualTo(journal.getLong("ledgerPoints"));

    JsonPath again = read("/v1/journal/re-performance", program);
    assertThat(again.getList("findings")).isEmpty();
    assertThat(again.getBoolean("identical")).isTrue();
    assertThat(again.getLong("entries")).isEqualTo(journal.getLong("entries"));
  }

  private static void assertLedger(String program) {
    JsonPath ledger = read("/v1/ledger/verification", program);
    assertThat(ledger.getList("findings")).isEmpty();
    assertThat(ledger.getBoolean("valid")).isTrue();
    JsonPath balances = read("/v1/ledger/balances", program);
    assertThat(
            balances.getLong("available")
                + balances.getLong("held")
                - balances.getLong("debt")
                + balances.getLong("issued")
                + balances.getLong("redeemed")
                + balances.getLong("expired")
                + balances.getLong("adjusted"))
        .isZero();
  }

  private static JsonPath read(String path, String program) {
    return Loyalty.as("finance", "journal:read")
        .get(path + "?program=" + program)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private void assertBalancesAreSumsOfLots(String program, Instant now) throws SQLException {
    for (UUID owner : owners(program)) {
      JsonPath member =
          Loyalty.as("shop", "loyalty:read")
              .get("/v1/members/" + owner + "?program=" + program)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      assertThat(
              "%d available, %d held"
                  .formatted(member.getLong("available"), member.getLong("held")))
          .isEqualTo(sums(program, owner, now));
    }
  }

  private List<UUID> owners(String program) throws SQLException {
    return found(
            """
            SELECT DISTINCT a.profile_id FROM account a JOIN movement m ON m.account_id = a.id
            WHERE m.program = ? AND a.profile_id IS NOT NULL""",
            program)
        .stream()
        .map(UUID::fromString)
        .toList();
  }

  private String sums(String program, UUID owner, Instant now) throws SQLException {
    String sql =
        """
        SELECT coalesce(sum(s.available) FILTER (
            WHERE s.active_at <= ?::timestamptz AND s.expires_at > ?::timestamptz
          ), 0) AS available,
          coalesce(sum(s.held), 0) AS held
        FROM (
          SELECT sum(lm.available) AS available, sum(lm.held) AS held, l.active_at,
            greatest(l.expires_at, max(x.until)) AS expires_at
          FROM lot l JOIN account a ON a.id = l.account_id
            JOIN lot_movement lm ON lm.lot_id = l.id
            LEFT JOIN LATERAL (
              SELECT max(expires_at) AS until FROM lot_extension WHERE lot_id = l.id
            ) x ON true
          WHERE l.program = ? AND a.profile_id = ?::uuid
          GROUP BY l.id
        ) s""";
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, now.toString());
      query.setString(2, now.toString());
      query.setString(3, program);
      query.setString(4, owner.toString());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return "%d available, %d held".formatted(row.getLong("available"), row.getLong("held"));
      }
    }
  }

  private List<String> found(String sql, String program) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, program);
      List<String> found = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(String.valueOf(rows.getString(1)));
        }
      }
      return found;
    }
  }
}
