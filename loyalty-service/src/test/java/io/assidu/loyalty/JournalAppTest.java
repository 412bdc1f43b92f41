package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The journal that finance and auditors read. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class JournalAppTest {

  @Inject DataSource database;

  @Test
  void aJournalIsChainedWithoutGapsAndTiesToThePoints() {
    UUID profileId = Shop.buyer("1000", 1_000);
    String id = Loyalty.redeem(profileId, 400, "tie-" + profileId).path("id");
    Loyalty.capture(id, "{}").then().statusCode(200);

    JsonPath found = Loyalty.settledVerification();
    assertThat(found.getList("findings")).isEmpty();
    assertThat(found.getBoolean("valid")).isTrue();
    assertThat(found.getLong("entries")).isGreaterThanOrEqualTo(2);
    assertThat(amount(found, "debits")).isEqualByComparingTo(amount(found, "credits"));
    assertThat(amount(found, "liability")).isEqualByComparingTo(amount(found, "cohortLiability"));
    assertThat(found.getLong("outstandingPoints")).isEqualTo(found.getLong("ledgerPoints"));
  }

  @Test
  void thePagesLeadThroughTheWholeJournal() {
    Shop.buyer("10", 10);
    Shop.buyer("20", 20);
    Loyalty.settledVerification();
    JsonPath first = Loyalty.as("finance", "journal:read").get("/v1/journal?limit=1").jsonPath();
    JsonPath second =
        Loyalty.as("finance", "journal:read")
            .get("/v1/journal?limit=1&cursor=" + first.getString("nextCursor"))
            .jsonPath();
    assertThat(first.getLong("items[0].sequence")).isEqualTo(1);
    assertThat(second.getLong("items[0].sequence")).isEqualTo(2);
    assertThat(second.getString("items[0].previousHash"))
        .isEqualTo(first.getString("items[0].hash"));
  }

  @Test
  void theTrialBalanceBalances() {
    Shop.buyer("100", 100);
    JsonPath balances =
        Loyalty.as("finance", "journal:read").get("/v1/journal/balances").jsonPath();
    assertThat(amount(balances, "debits")).isEqualByComparingTo(amount(balances, "credits"));
    List<Map<String, Object>> accounts = balances.getList("accounts");
    assertThat(accounts).extracting(account -> account.get("account")).contains("487000", "707000");
  }

  @Test
  void aForeignCursorIsRefused() {
    Loyalty.as("finance", "journal:read")
        .get("/v1/journal?cursor=nonsense")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
    Loyalty.as("shop", "loyalty:read").get("/v1/journal").then().statusCode(403);
  }

  @Test
  void theDatabaseRefusesAnEntryThatDoesNotBalance() {
    UUID id = UUID.randomUUID();
    assertThatThrownBy(
            () ->
                write(
                    """
                    INSERT INTO journal_entry (id, program, sequence, kind, booking_date, currency,
                      reference, correlation_id, previous_hash, hash, posted_at)
                    VALUES ('%1$s', 'other', 1, 'cost', now(), 'EUR', 'x', 'x', repeat('0', 64),
                      repeat('0', 64), now());
                    INSERT INTO journal_line VALUES ('%1$s', 0, '1', 10, 0), ('%1$s', 1, '2', 0, 9)
                    """
                        .formatted(id)))
        .hasMessageContaining("does not balance");
  }

  @Test
  void theDatabaseRefusesToChangeOrRemoveWhatIsBooked() {
    Shop.buyer("100", 100);
    for (String table :
        List.of("journal_entry", "journal_line", "movement", "lot_movement", "lot")) {
      assertThatThrownBy(() -> write("DELETE FROM " + table))
          .as(table)
          .hasMessageContaining(table + " is append-only");
    }
    assertThatThrownBy(() -> write("UPDATE journal_line SET debit = debit * 2"))
        .hasMessageContaining("append-only");
  }

  @Test
  void theDatabaseRefusesALotBelowZero() {
    UUID profileId = Shop.buyer("100", 100);
    assertThatThrownBy(
            () ->
                write(
                    """
                    INSERT INTO lot_movement (lot_id, movement_id, available, held)
                    SELECT l.lot_id, (SELECT id FROM movement WHERE id <> l.movement_id LIMIT 1), -101, 0
                    FROM lot_movement l JOIN movement m ON m.id = l.movement_id
                    WHERE m.reference = 'order-%s'"""
                        .formatted(profileId)))
        .hasMessageContaining("less than nothing");
  }

  private void write(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        statement.execute(sql);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private static BigDecimal amount(JsonPath json, String path) {
    return new BigDecimal(json.getString(path));
  }
}
