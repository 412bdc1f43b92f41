package io.assidu.loyalty;

import static io.assidu.loyalty.Finance.LAST_MONTH;
import static io.assidu.loyalty.Finance.THIS_MONTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.assidu.platform.identity.Ids;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A partner's months from their first point to their statements, and what comes late. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class SettlementAppTest {

  @Inject DataSource database;
  @Inject TestClock clock;

  @Test
  void aMonthIsStatedAndWhatComesLateIsInTheNext() throws SQLException {
    Alliance alliance = Alliance.of(Alliance.AIRLINE);
    UUID member = alliance.customer();
    earn(alliance, member, "flight-1", 1_000, 10);
    earn(alliance, member, "flight-2", 500, 11);
    alliance.journal();
    JsonPath open = statement(alliance, LAST_MONTH);
    assertThat(open.getString("status")).isEqualTo("open");
    assertThat(open.getList("findings")).isEmpty();

    Response issued = issue(alliance, LAST_MONTH);
    issued
        .then()
        .statusCode(201)
        .body("status", equalTo("issued"))
        .body("number", equalTo(1))
        .body("partnerName", equalTo("Air Line"))
        .body("owedBy", equalTo("partner"))
        .body("issuedBy", equalTo("clara"))
        .body("lines.kind", equalTo(List.of("earned")))
        .body("lines[0].count", equalTo(2))
        .body("lines[0].points", equalTo(1_500));
    assertMoney(issued.jsonPath(), "net", "30");
    assertMoney(issued.jsonPath(), "closing", "30");
    assertMoney(issued.jsonPath(), "tieOut.difference", "0");
    assertThat(issued.jsonPath().getLong("evidence.movements")).isEqualTo(2);
    refused(issue(alliance, LAST_MONTH), "not-issued");
    assertThatThrownBy(() -> write("UPDATE partner_settlement SET issued_by = 'me'"))
        .hasMessageContaining("append-only");

    earn(alliance, member, "flight-3", 50, 12);
    alliance.reverse("flight-1", "refund-1", Map.of("points", 200)).then().statusCode(201);
    String spent = alliance.spend(member, 300, "airline").path("id");
    Loyalty.reverse(spent, "{\"points\": 100, \"reason\": \"half\"}").then().statusCode(200);
    alliance.journal();
    assertThat(statement(alliance, LAST_MONTH).getMap("$"))
        .isEqualTo(issued.jsonPath().getMap("$"));
    assertIsTheNext(alliance, issued.jsonPath());
  }

  /** 1.00 late, 4.00 paid back, 3.00 spent there of which 1.00 is given back. */
  private void assertIsTheNext(Alliance alliance, JsonPath before) {
    JsonPath next = statement(alliance, THIS_MONTH);
    assertThat(next.getList("findings.rule")).containsExactly("period-over");
    assertThat(next.getList("lines.kind"))
        .containsExactly("burned", "earned", "returned", "reversed");
    assertThat(next.getLong("late")).isEqualTo(1);
    assertMoney(next, "opening", "30");
    assertMoney(next, "net", "-5");
    assertThat(next.getString("owedBy")).isEqualTo("program");
    assertMoney(next, "closing", "25");
    assertMoney(next, "tieOut.journal", "-5");
    refused(issue(alliance, THIS_MONTH), "period-over");
    JsonPath balances =
        Loyalty.as("finance", "journal:read")
            .get("/v1/journal/balances?program=" + alliance.program())
            .jsonPath();
    assertThat(owed(balances)).isEqualByComparingTo("25");

    clock.advance(Duration.ofDays(32));
    try {
      Response issued = issue(alliance, THIS_MONTH);
      issued
          .then()
          .statusCode(201)
          .body("number", equalTo(2))
          .body("previousHash", equalTo(before.getString("hash")));
      assertThat(issued.jsonPath().getString("hash")).hasSize(64);
    } finally {
      clock.reset();
    }
    assertThat(alliance.reperformance().getList("findings")).isEmpty();
  }

  private static BigDecimal owed(JsonPath balances) {
    return balances.<Map<String, Object>>getList("accounts").stream()
        .filter(account -> List.of("411000", "467000").contains(account.get("account")))
        .map(
            account ->
                new BigDecimal(String.valueOf(account.get("debits")))
                    .subtract(new BigDecimal(String.valueOf(account.get("credits")))))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void itsItemsAreListedAndExportedAPageAtATime() {
    Alliance alliance = Alliance.of(Alliance.AIRLINE);
    UUID member = alliance.customer();
    for (int i = 1; i <= 5; i++) {
      earn(alliance, member, "item-" + i, 10L * i, i);
    }
    alliance.journal();
    issue(alliance, LAST_MONTH).then().statusCode(201);
    earn(alliance, member, "item-late", 7, 9);
    alliance.journal();
    JsonPath first = Finance.read(path(alliance, LAST_MONTH, "/items") + "&limit=3");
    assertThat(first.getList("items.reference")).containsExactly("item-1", "item-2", "item-3");
    JsonPath second =
        Finance.read(
            path(alliance, LAST_MONTH, "/items")
                + "&limit=3&cursor="
                + first.getString("nextCursor"));
    assertThat(second.getList("items.reference")).containsExactly("item-4", "item-5");
    assertThat(second.getString("nextCursor")).isNull();
    Response csv =
        Loyalty.as("auditor", "accounting:read")
            .get(path(alliance, LAST_MONTH, "/items.csv") + "&limit=4");
    csv.then().statusCode(200);
    assertThat(csv.contentType()).startsWith("text/csv");
    assertThat(csv.header("Next-Cursor")).isNotEmpty();
    assertThat(csv.asString())
        .startsWith("entryId,bookingDate,kind,reference,price,points,amount,movementId\r\n")
        .contains("," + LAST_MONTH.atDay(2) + ",earned,item-2,0.02,20,0.4,")
        .doesNotContain("item-5");
    assertThat(Finance.read(path(alliance, THIS_MONTH, "/items")).getList("items.reference"))
        .containsExactly("item-late");
  }

  @Test
  void monthsAreIssuedInOrderAndOnlyOnce() throws Exception {
    Alliance alliance = Alliance.of(Alliance.AIRLINE);
    UUID member = alliance.customer();
    Instant longBefore =
        LAST_MONTH.minusMonths(1).atDay(9).atStartOfDay(ZoneOffset.UTC).toInstant();
    alliance
        .earn("airline", member, "old", Map.of("points", 10, "occurredAt", longBefore.toString()))
        .then()
        .statusCode(201);
    earn(alliance, member, "newer", 10, 3);
    alliance.journal();
    refused(issue(alliance, LAST_MONTH), "previous-issued");
    try (ExecutorService clerks = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          IntStream.range(0, 8)
              .mapToObj(
                  clerk ->
                      clerks.submit(() -> issue(alliance, LAST_MONTH.minusMonths(1)).statusCode()))
              .toList();
      int done = 0;
      for (Future<Integer> answer : answers) {
        done += answer.get() == 201 ? 1 : 0;
      }
      assertThat(done).isEqualTo(1);
    }
    issue(alliance, LAST_MONTH).then().statusCode(201).body("number", equalTo(2));
    refused(issue(alliance, LAST_MONTH.minusMonths(2)), "in-order");
  }

  @Test
  void anEntryThatNoItemMadeForbidsAStatement() throws SQLException {
    Alliance alliance = Alliance.of(Alliance.AIRLINE);
    earn(alliance, alliance.customer(), "real", 100, 3);
    alliance.journal();
    write(
        """
        WITH e AS (
          INSERT INTO journal_entry (id, program, sequence, kind, booking_date, currency, reference,
            partner, correlation_id, previous_hash, hash, posted_at)
          VALUES (gen_random_uuid(), '%s', 2, 'settlement', '%s', 'CHF', 'x', 'airline', 'x',
            repeat('0', 64), repeat('0', 64), now()) RETURNING id)
        INSERT INTO journal_line (entry_id, position, account, debit, credit)
        SELECT id, 0, '708000', 1, 0 FROM e UNION ALL SELECT id, 1, '467000', 0, 1 FROM e"""
            .formatted(alliance.program(), LAST_MONTH.atDay(4)));
    refused(issue(alliance, LAST_MONTH), "tie-out");
  }

  @Test
  void whatIsNoStatementIsRefused() {
    Alliance alliance = Alliance.of(Alliance.AIRLINE);
    issue(alliance, "hotel", LAST_MONTH.toString()).then().statusCode(404);
    issue(alliance, "airline", "2026-13")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/period"));
    Loyalty.as("auditor", "accounting:read")
        .get("/v1/partners/airline/settlements/" + LAST_MONTH + "?program=nowhere")
        .then()
        .statusCode(404);
    Loyalty.as("auditor", "accounting:read")
        .get("/v1/partners/airline/settlements/january")
        .then()
        .statusCode(400);
    Loyalty.as("clara", "accounting:read")
        .header("Idempotency-Key", "not-allowed")
        .body("{\"period\": \"2026-01\"}")
        .post("/v1/partners/airline/settlements")
        .then()
        .statusCode(403);
    JsonPath empty = statement(alliance, LAST_MONTH);
    assertThat(empty.getList("lines")).isEmpty();
    assertThat(empty.getString("owedBy")).isEqualTo("nobody");
  }

  private static void earn(Alliance alliance, UUID member, String reference, long points, int day) {
    Instant at = LAST_MONTH.atDay(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    alliance
        .earn("airline", member, reference, Map.of("points", points, "occurredAt", at.toString()))
        .then()
        .statusCode(201);
  }

  private static Response issue(Alliance alliance, YearMonth month) {
    return issue(alliance, "airline", month.toString());
  }

  private static Response issue(Alliance alliance, String partner, String month) {
    return Loyalty.as("clara", "accounting:close")
        .header("Idempotency-Key", Ids.next().toString())
        .body("{\"program\": \"%s\", \"period\": \"%s\"}".formatted(alliance.program(), month))
        .post("/v1/partners/" + partner + "/settlements");
  }

  private static JsonPath statement(Alliance alliance, YearMonth month) {
    return Finance.read(path(alliance, month, ""));
  }

  private static String path(Alliance alliance, YearMonth month, String more) {
    return "/v1/partners/airline/settlements/" + month + more + "?program=" + alliance.program();
  }

  private static void refused(Response answer, String rule) {
    answer
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("errors.field", hasItem("/period"))
        .body("errors.rule", hasItem(rule));
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
