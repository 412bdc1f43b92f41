package io.assidu.loyalty;

import static io.assidu.loyalty.Finance.LAST_MONTH;
import static io.assidu.loyalty.Finance.THIS_MONTH;
import static io.assidu.loyalty.Finance.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Cohorts that members are told apart in. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class SegmentAppTest {

  private static final String BY_BALANCE = "loyalty.available >= 1000 ? 'rich' : profile.country";

  @Inject Finance finance;
  @Inject DataSource database;

  @Test
  void pointsStayInTheSegmentTheyWereGrantedIn() throws SQLException {
    Finance.publish("segments", "THB", segmentedBy(BY_BALANCE));
    UUID member = buyer("segments", "THB", 1_500, LAST_MONTH.atDay(3));
    Finance.buy(member, "second-" + member, "THB", 500, LAST_MONTH.atDay(4));
    Finance.awaitAvailable("segments", member, 2_000);
    give("segments", member, 100);
    assertThat(lots("segments")).containsExactly("grant rich 100", "sale FR 1500", "sale rich 500");

    UUID survivor = buyer("segments", "THB", 10, TODAY);
    merge(member, survivor);
    Finance.awaitAvailable("segments", survivor, 2_110);
    finance.spent("segments", survivor, 1_600, TODAY);
    Finance.settledPreview("segments", THIS_MONTH);

    // The merged member is rich now; what was theirs before is what it was.
    assertThat(lots("segments"))
        .containsExactly("grant rich 100", "sale FR 10", "sale FR 1500", "sale rich 500");
    JsonPath found = Finance.settledPreview("segments", THIS_MONTH);
    assertThat(found.getList("findings.rule")).doesNotContain("tie-out", "evidence");
    assertThat(
            found.getList(
                "statement.liability.cohorts.findAll { it.month == '" + LAST_MONTH + "' }.segment"))
        .isEqualTo(List.of("FR", "rich"));
    assertThat(found.getList("statement.provision.cohorts.segment")).isEqualTo(List.of("rich"));
    assertThat(
            found.getInt(
                "statement.liability.cohorts.find { it.month == '"
                    + LAST_MONTH
                    + "' && it.segment == 'FR' }.amounts.points.redeemed"))
        .isEqualTo(1_500);
    assertNothingFound("/v1/journal/verification?program=segments");
    assertNothingFound("/v1/journal/re-performance?program=segments");
    assertNothingFound("/v1/ledger/verification?program=segments");
    assertTamperingShows();
  }

  private void assertTamperingShows() throws SQLException {
    String change = "UPDATE lot SET segment = '%s' WHERE program = 'segments' AND points = 1500";
    forced(change.formatted("rich"));
    JsonPath ledger = read("/v1/ledger/verification?program=segments");
    JsonPath again = read("/v1/journal/re-performance?program=segments");
    forced(change.formatted("FR"));
    assertThat(ledger.getList("findings", String.class))
        .anyMatch(finding -> finding.contains("is not what was sealed"));
    assertThat(again.getList("findings", String.class))
        .anyMatch(finding -> finding.contains(LAST_MONTH + " of FR has by its bookings"));
    assertNothingFound("/v1/ledger/verification?program=segments");
  }

  @Test
  void anEstimateCanBeOfOneSegment() {
    Finance.publish("estimated", "TWD", segmentedBy(BY_BALANCE));
    UUID member = buyer("estimated", "TWD", 1_000, LAST_MONTH.atDay(3));
    Finance.buy(member, "rich-" + member, "TWD", 1_000, LAST_MONTH.atDay(4));
    Finance.awaitAvailable("estimated", member, 2_000);
    finance.spent("estimated", member, 1_500, LAST_MONTH.atDay(20));
    Finance.settledPreview("estimated", LAST_MONTH);

    JsonPath proposal = Finance.read("/v1/estimates/proposal?program=estimated&segment=rich");
    assertThat(proposal.getString("segment")).isEqualTo("rich");
    assertThat(proposal.getList("triangle.issued")).isEqualTo(List.of(1_000));
    assertThat(proposal.getList("triangle[0].redeemed")).isEqualTo(List.of(500));

    String estimate =
        Finance.override("estimated", "0.6", TODAY).replace("{", "{\"segment\": \"rich\", ");
    Finance.propose("anna", estimate.replace("rich", "poor"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("/segment"))
        .body("errors.rule", contains("known-segment"));
    String id = Finance.propose("anna", estimate).then().statusCode(201).extract().path("id");
    Finance.approve("bruno", id).then().statusCode(200);
    JsonPath booked = Finance.booked(id);
    assertThat(booked.getString("segment")).isEqualTo("rich");
    assertThat(booked.getList("effects.segment")).containsOnly("rich");

    // New cohorts of that segment begin with it, those of another with the program's rate.
    give("estimated", member, 600);
    give("estimated", member, 100);
    JsonPath now = Finance.settledPreview("estimated", THIS_MONTH);
    assertThat(rate(now, "rich")).isEqualTo(0.6f);
    assertThat(rate(now, "FR")).isEqualTo(0.8f);
    assertNothingFound("/v1/journal/re-performance?program=estimated");
  }

  private static float rate(JsonPath preview, String segment) {
    return preview.getFloat(
        "statement.estimates.find { it.origin == 'grant' && it.segment == '"
            + segment
            + "' }.rate");
  }

  @Test
  void whatIsNoShortNameIsNoSegment() throws SQLException {
    Finance.publish("nameless", "ZAR", segmentedBy("profile.id + profile.country"));
    buyer("nameless", "ZAR", 100, TODAY);
    assertThat(lots("nameless")).containsExactly("sale  100");
  }

  @Test
  void anExpressionThatDoesNotCompileIsRefusedWithItsColumn() {
    Loyalty.as("crm", "program:write")
        .body(segmentedBy("event.name").apply(Finance.club("wrong", "ZAR")))
        .put("/v1/programs/wrong")
        .then()
        .statusCode(400)
        .body("errors.field", contains("/accounting/segment"))
        .body("errors.rule", contains("cel"))
        .body("errors[0].detail", containsString("Column"));
  }

  private static UnaryOperator<String> segmentedBy(String expression) {
    return document ->
        document.replace(
            "\"discountPerPoint\"", "\"segment\": \"" + expression + "\", \"discountPerPoint\"");
  }

  /** Someone whose country is known before they buy. */
  private static UUID buyer(String program, String currency, int total, LocalDate day) {
    UUID profileId = Shop.customer();
    Finance.awaitAvailable(program, profileId, 0);
    Finance.buy(profileId, program + "-" + profileId, currency, total, day);
    Finance.awaitAvailable(program, profileId, total);
    return profileId;
  }

  private static void give(String program, UUID profileId, long points) {
    Loyalty.as("agent", "loyalty:adjust")
        .header("Idempotency-Key", Ids.next().toString())
        .body(
            "{\"profileId\": \"%s\", \"program\": \"%s\", \"points\": %d, \"reason\": \"thanks\"}"
                .formatted(profileId, program, points))
        .post("/v1/adjustments")
        .then()
        .statusCode(201);
  }

  private static void merge(UUID absorbed, UUID survivor) {
    UUID mergeId = Ids.next();
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        survivor.toString(),
        new ProfileMerged(mergeId, survivor, 2, absorbed, IdentifierType.EMAIL, Instant.now()));
  }

  private Set<String> lots(String program) throws SQLException {
    Set<String> lots = new TreeSet<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT origin, segment, points FROM lot WHERE program = '" + program + "'")) {
      while (rows.next()) {
        lots.add(
            rows.getString("origin")
                + " "
                + rows.getString("segment")
                + " "
                + rows.getLong("points"));
      }
    }
    return lots;
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

  private static void assertNothingFound(String path) {
    await().until(() -> read(path).getList("findings").isEmpty());
  }

  private static JsonPath read(String path) {
    return Loyalty.as("auditor", "journal:read")
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
