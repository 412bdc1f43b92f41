package io.assidu.loyalty;

import static io.assidu.loyalty.Finance.LAST_MONTH;
import static io.assidu.loyalty.Finance.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.contracts.profile.ProfileChangeApplied;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The journal made again from what it was made of. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class ReperformanceAppTest {

  private static final LocalDate LAST_DAY = LAST_MONTH.atEndOfMonth();

  @Inject Finance finance;
  @Inject DataSource database;

  @Test
  void aBusyJournalComesOutAsItIsStored() throws SQLException {
    Finance.publish("again", "CZK");
    UUID anna = Finance.buyer("again", "CZK", 1_000, LAST_MONTH.atDay(3));
    UUID bruno = Finance.buyer("again", "CZK", 3_000, LAST_MONTH.atDay(4));
    finance.spent("again", anna, 700, LAST_MONTH.atDay(20));
    finance.given("again", bruno, 200, "8.00", LAST_MONTH.atDay(21));
    refund(bruno, 3_000, 1_000, LAST_MONTH.atDay(25));
    Finance.awaitAvailable("again", bruno, 2_200);
    finance.spent("again", bruno, 150, TODAY);
    Finance.settledPreview("again", LAST_MONTH);
    // As of the last day, although this month's points are spent already.
    estimate("0.6", LAST_DAY);
    Finance.settledPreview("again", LAST_MONTH);
    Finance.close("again", LAST_MONTH).then().statusCode(201);

    Finance.buy(anna, "late-" + anna, "CZK", 50, LAST_DAY);
    Finance.awaitAvailable("again", anna, 350);
    // All of it goes back although 700 were spent: a debt, which the next order pays.
    refund(anna, 1_000, 1_000, TODAY);
    Finance.awaitAvailable("again", anna, 0);
    Finance.buy(anna, "more-" + anna, "CZK", 1_000, TODAY);
    Finance.awaitAvailable("again", anna, 350);
    estimate("0.9", TODAY);
    Finance.publish("again", "CZK", "0.70");
    Finance.buyer("again", "CZK", 500, TODAY);

    assertThat(found("again").getList("findings")).isEmpty();
    JsonPath found = found("again");
    assertThat(found.getBoolean("identical")).isTrue();
    assertThat(found.getLong("entries"))
        .isEqualTo(Finance.journal("again").getList("items").size())
        .isGreaterThan(10);
    assertThat(found.getLong("bookings")).isGreaterThanOrEqualTo(found.getLong("entries"));
    assertThat(found.getLong("waiting")).isZero();

    assertFindsWhatWasTamperedWith();
  }

  private void assertFindsWhatWasTamperedWith() throws SQLException {
    String cost = " WHERE program = 'again' AND kind = 'cost'";
    tampered(
        "UPDATE booking SET changes = jsonb_set(changes, '{0,allocated}', '\"%s\"')" + cost,
        List.of("9.99", "8.00"),
        "Cr 158200 8; made again it is cost of");
    tampered(
        "UPDATE booking SET changes = jsonb_set(changes, '{0,issued}', '%s')" + cost,
        List.of("7", "200"),
        "has by its bookings 7 issued");
    tampered(
        """
        UPDATE journal_line SET debit = debit + %1$s * sign(debit), credit = credit + %1$s * sign(credit)
        WHERE entry_id = (SELECT id FROM journal_entry WHERE program = 'again' AND sequence = 2)""",
        List.of("1", "-1"), "entry 2 is allocation of");
    tampered(
        """
        UPDATE journal_entry SET booking_date = booking_date + %s
        WHERE program = 'again' AND sequence = 1""",
        List.of("1", "-1"), "entry 1 is allocation of");
    tampered(
        "UPDATE booking SET program = '%s' WHERE program IN ('again', 'hidden') AND kind = 'cost'",
        List.of("hidden", "again"), "comes from no booking");
    tampered(
        "UPDATE journal_entry SET program = '%s' WHERE program IN ('again', 'hidden') AND kind = 'cost'",
        List.of("hidden", "again"), "in hidden for gift");
    tampered(
        "UPDATE cohort SET recognised = recognised + %s WHERE program = 'again'",
        List.of("1", "-1"), "cohort sale " + LAST_MONTH + " is allocated");
    tampered(
        """
        UPDATE lot SET earned_at = earned_at + interval '%s months'
        WHERE program = 'again' AND origin = 'grant'""",
        List.of("-2", "2"),
        "cohort grant " + LAST_MONTH.minusMonths(2) + " has by its bookings 0 issued");
    tampered(
        """
        UPDATE lot_movement lm SET held = held + %s FROM movement m
        WHERE m.id = lm.movement_id AND m.program = 'again' AND m.kind = 'burned'""",
        List.of("-10", "10"), "expired; by the points ledger");
  }

  /** What is changed past all triggers is found; then it is put back. */
  private void tampered(String sql, List<String> thereAndBack, String finding) throws SQLException {
    forced(sql.formatted(thereAndBack.getFirst()));
    JsonPath found = found("again");
    forced(sql.formatted(thereAndBack.getLast()));
    assertThat(found.getBoolean("identical")).as(sql).isFalse();
    assertThat(found.getList("findings", String.class))
        .as(sql)
        .anyMatch(text -> text.contains(finding));
    assertThat(found("again").getList("findings")).as("undone: " + sql).isEmpty();
  }

  /** As whoever owns the database could. */
  private void forced(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET LOCAL session_replication_role = replica");
      statement.execute(sql);
      connection.commit();
    }
  }

  private static void refund(UUID buyer, int total, int refunded, LocalDate day) {
    Shop.tell(
        buyer,
        Shop.order(
            "again-" + buyer,
            OrderStatus.REFUNDED,
            "CZK",
            Integer.toString(total),
            Integer.toString(refunded)),
        day.equals(TODAY) ? Instant.now() : day.atTime(12, 0).toInstant(ZoneOffset.UTC),
        "refund");
  }

  private static void estimate(String rate, LocalDate from) {
    Response proposed = Finance.propose("anna", Finance.override("again", rate, from));
    proposed.then().log().ifValidationFails().statusCode(201);
    String id = proposed.path("id");
    Finance.approve("bruno", id).then().statusCode(200);
    Finance.booked(id);
  }

  /** And whatever else the other tests did to the program that ships. */
  @Test
  void redemptionsThatComeBackAndMembersErasedComeOutToo() {
    UUID buyer = Shop.buyer("1000", 1_000);
    String spent = Loyalty.redeem(buyer, 400, "again-" + buyer).path("id");
    Loyalty.capture(spent, "{\"points\": 300}").then().statusCode(200);
    Loyalty.reverse(spent, "{\"points\": 200, \"reason\": \"came back\"}").then().statusCode(200);
    Loyalty.redeem(buyer, 100, "held-" + buyer).then().statusCode(201);
    UUID erasureId = Ids.next();
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        buyer.toString(),
        new ProfileErased(erasureId, buyer, 2, Instant.now()));
    KafkaProbe.await(
        Topics.PROFILE_APPLIED,
        ProfileChangeApplied.class,
        done -> done.changeId().equals(erasureId));
    Loyalty.settledVerification();

    assertThat(found("club").getList("findings")).isEmpty();
  }

  @Test
  void aProgramThatNobodyKnowsIsNotFound() {
    Loyalty.as("auditor", "journal:read")
        .get("/v1/journal/re-performance?program=nobody")
        .then()
        .statusCode(404);
    Loyalty.as("auditor", "loyalty:read").get("/v1/journal/re-performance").then().statusCode(403);
  }

  private static JsonPath found(String program) {
    return Loyalty.as("auditor", "journal:read")
        .get("/v1/journal/re-performance?program=" + program)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
