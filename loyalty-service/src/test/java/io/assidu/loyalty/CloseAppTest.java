package io.assidu.loyalty;

import static io.assidu.loyalty.Finance.LAST_MONTH;
import static io.assidu.loyalty.Finance.THIS_MONTH;
import static io.assidu.loyalty.Finance.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A month from its orders to its close, and what comes late. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class CloseAppTest {

  private static final LocalDate LAST_DAY = LAST_MONTH.atEndOfMonth();

  @Inject Finance finance;
  @Inject DataSource database;

  @Test
  void aMonthIsClosedWithItsEvidenceAndWhatComesLateGoesToTheNext() {
    Finance.publish("whole-way", "HUF");
    UUID buyer = Finance.buyer("whole-way", "HUF", 1_000, LAST_MONTH.atDay(3));
    finance.spent("whole-way", buyer, 400, LAST_MONTH.atDay(20));
    finance.given("whole-way", buyer, 200, "8.00", LAST_MONTH.atDay(21));
    finance.spent("whole-way", buyer, 100, TODAY);
    String estimate =
        Finance.propose("anna", Finance.override("whole-way", "1.0", LAST_DAY)).path("id");
    refused(Finance.close("whole-way", LAST_MONTH), "estimates-decided");
    Finance.approve("bruno", estimate).then().statusCode(200);
    Finance.booked(estimate);
    assertThat(Finance.settledPreview("whole-way", LAST_MONTH).getList("findings")).isEmpty();

    Response closed = Finance.close("whole-way", LAST_MONTH);
    closed.then().statusCode(201).body("closedBy", equalTo("clara"));
    assertIsTheMonth(closed.jsonPath(), estimate);
    JsonPath journal = Finance.journal("whole-way");
    assertThat(closed.jsonPath().getString("head.hash"))
        .isEqualTo(journal.getString("items[-1].hash"));
    assertThat(Finance.read("/v1/closes/whole-way/" + LAST_MONTH).getMap("statement"))
        .isEqualTo(closed.jsonPath().getMap("statement"));
    assertThat(Finance.read("/v1/closes?program=whole-way").getList("items.period"))
        .containsExactly(LAST_MONTH.toString());

    assertIsLocked(buyer);
  }

  /** 1,000 × 40 ÷ 1,040 = 38.46 allocated, of 1,000 points, all expected. */
  private static void assertIsTheMonth(JsonPath closed, String estimate) {
    String liability = "statement.liability.total.";
    assertMoney(closed, liability + "opening", "0");
    assertMoney(closed, liability + "deferred", "38.46");
    // 38.46 × 400 ÷ 800
    assertMoney(closed, liability + "recognised", "19.23");
    // 38.46 × 400 ÷ 1,000 = 15.38 at the month's end; what was spent since is the next month's
    assertMoney(closed, liability + "reestimated", "3.85");
    assertMoney(closed, liability + "reversed", "0");
    assertMoney(closed, liability + "closing", "23.08");
    assertThat(closed.getLong(liability + "points.closing")).isEqualTo(600);
    assertMoney(closed, "statement.provision.total.closing", "8");
    assertThat(closed.getLong("statement.provision.total.points.closing")).isEqualTo(200);
    assertThat(closed.getList("statement.tieOuts.difference", Double.class))
        .hasSize(5)
        .containsOnly(0.0);
    assertThat(closed.getString("statement.estimates[0].estimateId")).isEqualTo(estimate);
    assertThat(closed.getString("statement.estimates[0].by")).isEqualTo("anna");
    assertThat(closed.getString("statement.estimates[0].approvedBy")).isEqualTo("bruno");
  }

  private void assertIsLocked(UUID buyer) {
    Finance.close("whole-way", LAST_MONTH)
        .then()
        .statusCode(409)
        .body("title", equalTo("The period is closed."));
    Finance.propose("anna", Finance.override("whole-way", "0.9", LAST_DAY))
        .then()
        .statusCode(409)
        .body("errors[0].rule", equalTo("open-period"));
    Loyalty.as("auditor", "accounting:read")
        .get("/v1/closes/preview?program=whole-way&period=" + LAST_MONTH)
        .then()
        .statusCode(409);

    Finance.buy(buyer, "late-" + buyer, "HUF", 50, LAST_DAY);
    Finance.awaitAvailable("whole-way", buyer, 750);
    JsonPath now = Finance.settledPreview("whole-way", THIS_MONTH);
    assertMoney(now, "statement.liability.total.opening", "23.08");
    assertThat(now.getList("findings.rule")).containsExactly("period-over");
    JsonPath journal = Finance.journal("whole-way");
    assertThat(journal.getString("items[-1].reference")).isEqualTo("late-" + buyer);
    assertThat(journal.getString("items[-1].bookingDate"))
        .isEqualTo(THIS_MONTH.atDay(1).toString());
    assertThat(journal.getString("items[-1].occurredOn")).isEqualTo(LAST_DAY.toString());
    assertThat(
            Loyalty.as("finance", "journal:read")
                .get("/v1/journal/verification?program=whole-way")
                .jsonPath()
                .getList("findings"))
        .isEmpty();

    assertThatThrownBy(() -> write(entry("whole-way", LAST_DAY, "EUR")))
        .hasMessageContaining("the period is closed");
    assertThatThrownBy(() -> write("UPDATE period_close SET closed_by = 'me'"))
        .hasMessageContaining("append-only");
  }

  @Test
  void monthsAreClosedInOrderOnceTheyAreOver() {
    Finance.publish("in-order", "RON");
    YearMonth before = LAST_MONTH.minusMonths(1);
    Finance.buyer("in-order", "RON", 1_000, before.atDay(3));
    Finance.buyer("in-order", "RON", 1_000, LAST_MONTH.atDay(3));
    Finance.settledPreview("in-order", LAST_MONTH);

    refused(Finance.close("in-order", THIS_MONTH), "period-over");
    refused(Finance.close("in-order", THIS_MONTH.plusMonths(5)), "period-over");
    refused(Finance.close("in-order", LAST_MONTH), "previous-closed");
    assertThat(Finance.read("/v1/closes?program=in-order").getList("items")).isEmpty();

    Finance.close("in-order", before).then().statusCode(201);
    Finance.close("in-order", LAST_MONTH)
        .then()
        .statusCode(201)
        .body("statement.liability.cohorts.size()", equalTo(2));
    JsonPath first = Finance.read("/v1/closes?program=in-order&limit=1");
    assertThat(first.getString("items[0].period")).isEqualTo(LAST_MONTH.toString());
    assertThat(
            Finance.read(
                    "/v1/closes?program=in-order&limit=1&cursor=" + first.getString("nextCursor"))
                .getList("items.period"))
        .containsExactly(before.toString());
  }

  @Test
  void figuresThatDoNotTieAndRatesThatNobodyAnswersForAreNotClosed() throws SQLException {
    Finance.publish("odd", "BGN");
    Finance.buyer("odd", "BGN", 1_000, LAST_MONTH.atDay(3));
    Finance.settledPreview("odd", LAST_MONTH);
    write(entry("odd", LAST_DAY, "BGN"));
    write(
        """
        INSERT INTO cohort_movement (entry_id, program, origin, month, kind, booking_date,
          allocated, issued, redeemed, expired, recognised, rate_after, program_version)
        SELECT entry_id, program, 'grant', '1999-01-01', kind, booking_date, 0, 7, 0, 0, 0, 0.8, 99
        FROM booking WHERE program = 'odd'""");

    Response refused = Finance.close("odd", LAST_MONTH);
    refused(refused, "evidence");
    refused
        .then()
        .body("errors.rule", hasItem("tie-out"))
        .body(
            "errors.detail",
            hasItem("The closing liability by roll-forward: 38.46; by the journal: 39.46 (BGN)."))
        .body(
            "errors.detail",
            hasItem("The closing points by roll-forward: 1007; by the ledger: 1000 (BGN)."));
    write(entry("odd", LAST_DAY, "EUR").replace("4711", "4712"));
    Finance.close("odd", LAST_MONTH)
        .then()
        .body(
            "errors.detail", hasItem("There are entries in EUR, which the program does not take."));
    assertThat(Finance.read("/v1/closes?program=odd").getList("items")).isEmpty();
  }

  @Test
  void whatIsNoPeriodIsRefused() {
    Finance.close("nowhere", LAST_MONTH).then().statusCode(404);
    Finance.close("club", "2026-13")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/period"));
    Loyalty.as("clara", "accounting:close")
        .body("{\"period\": \"2026-01\"}")
        .post("/v1/closes")
        .then()
        .statusCode(400);
    Loyalty.as("clara", "accounting:read")
        .header("Idempotency-Key", "not-allowed")
        .body("{\"period\": \"2026-01\"}")
        .post("/v1/closes")
        .then()
        .statusCode(403);
    Loyalty.as("clara", "accounting:read").get("/v1/closes/club/1999-01").then().statusCode(404);
    Loyalty.as("clara", "accounting:read").get("/v1/closes/club/january").then().statusCode(400);
    Loyalty.as("clara", "accounting:read").get("/v1/closes/preview").then().statusCode(400);
  }

  private static void refused(Response answer, String rule) {
    answer
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("errors.field", hasItem("/period"))
        .body("errors.rule", hasItem(rule));
  }

  /** An entry that no booking made: one unit more owed than the cohorts know of. */
  private static String entry(String program, LocalDate day, String currency) {
    return """
        WITH e AS (
          INSERT INTO journal_entry (id, program, sequence, kind, booking_date, currency, reference,
            correlation_id, previous_hash, hash, posted_at)
          VALUES (gen_random_uuid(), '%s', 4711, 'cost', '%s', '%s', 'x', 'x', repeat('0', 64),
            repeat('0', 64), now()) RETURNING id)
        INSERT INTO journal_line (entry_id, position, account, debit, credit)
        SELECT id, 0, '707000', 1, 0 FROM e UNION ALL SELECT id, 1, '487000', 0, 1 FROM e"""
        .formatted(program, day, currency);
  }

  private void write(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void assertMoney(JsonPath json, String path, String expected) {
    assertThat(Finance.money(json, path)).as(path).isEqualByComparingTo(expected);
  }
}
