package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.PointsChanged;
import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.platform.messaging.Event;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The ledger of points as an auditor sees it. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class LedgerAppTest {

  @Inject DataSource database;

  @Test
  void everyMovementIsChainedAndThePointsOfMembersAndProgramAddUpToNothing() {
    UUID profileId = Shop.buyer("1000", 1_000);
    String spent = Loyalty.redeem(profileId, 400, "chain-" + profileId).path("id");
    Loyalty.capture(spent, "{\"points\": 300}").then().statusCode(200);
    Shop.tell(
        profileId, Shop.order("order-" + profileId, OrderStatus.REFUNDED, "1000", "900"), "back");
    await().until(() -> Loyalty.member(profileId).getLong("debt") == 200);

    JsonPath found = verification();
    assertThat(found.getList("findings")).isEmpty();
    assertThat(found.getBoolean("valid")).isTrue();
    assertThat(found.getLong("movements")).isGreaterThanOrEqualTo(5);
    assertThat(found.getString("heads")).hasSize(64);

    JsonPath balances = Loyalty.as("finance", "journal:read").get("/v1/ledger/balances").jsonPath();
    assertThat(
            balances.getLong("available")
                + balances.getLong("held")
                - balances.getLong("debt")
                + balances.getLong("issued")
                + balances.getLong("redeemed")
                + balances.getLong("expired")
                + balances.getLong("adjusted"))
        .isZero();
    assertThat(balances.getLong("redeemed")).isGreaterThanOrEqualTo(300);
  }

  @Test
  void whoeverChangesAMovementOrALotIsFound() throws SQLException {
    UUID profileId = Shop.buyer("100", 100);
    String made =
        "(SELECT movement_id FROM earning e JOIN lot l ON l.id = e.lot_id"
            + " WHERE e.order_id = 'order-"
            + profileId
            + "')";
    tamper("movement", "UPDATE movement SET reference = 'x' WHERE id = " + made);
    assertThat(verification().getList("findings", String.class))
        .singleElement()
        .asString()
        .contains("movement 1 of account", "is not what was sealed");
    tamper(
        "movement", "UPDATE movement SET reference = 'order-" + profileId + "' WHERE id = " + made);

    tamper(
        "lot",
        "UPDATE lot SET expires_at = expires_at + interval '1 year' WHERE movement_id = " + made);
    assertThat(verification().getBoolean("valid")).isFalse();
    tamper(
        "lot",
        "UPDATE lot SET expires_at = expires_at - interval '1 year' WHERE movement_id = " + made);
    assertThat(verification().getList("findings")).isEmpty();
  }

  @Test
  void theDatabaseRefusesAMovementThatDoesNotBalance() {
    UUID profileId = Shop.buyer("100", 100);
    String account =
        "(SELECT account_id FROM earning WHERE program = 'club' AND order_id = 'order-"
            + profileId
            + "')";
    assertThatThrownBy(
            () ->
                write(
                    """
                    INSERT INTO movement (id, account_id, program, program_version, sequence, kind,
                      points, counter, debt, qualifying, reference, correlation_id, at, hash)
                    VALUES (gen_random_uuid(), %s, 'club', 1, 99, 'expired', 5, 5, 1, 0, 'x', 'x',
                      now(), sha256(''))"""
                        .formatted(account)))
        .hasMessageContaining("does not balance");
    assertThatThrownBy(
            () ->
                write(
                    """
                    WITH m AS (
                      INSERT INTO movement (id, account_id, program, program_version, sequence, kind,
                        points, counter, debt, qualifying, reference, correlation_id, at, hash)
                      VALUES (gen_random_uuid(), %s, 'club', 1, 99, 'expired', 5, 5, 0, 0, 'x', 'x',
                        now(), sha256('')) RETURNING id)
                    INSERT INTO lot_movement SELECT l.id, m.id, -4, 0
                    FROM m, lot l WHERE l.account_id = %s"""
                        .formatted(account, account)))
        .hasMessageContaining("does not balance");
  }

  /** An order that comes two years late makes a lot that is overdue at once. */
  @Test
  void pointsExpireOnTheirDayInTheStoryThatEarnedThem() {
    UUID profileId = Shop.customer();
    Instant soon = Instant.now().atZone(ZoneOffset.UTC).minusMonths(24).plusSeconds(5).toInstant();
    Shop.tell(
        profileId,
        Shop.order("order-" + profileId, OrderStatus.COMPLETED, "100", "0"),
        soon,
        "long ago " + profileId);
    Loyalty.awaitAvailable(profileId, 100);

    Event<PointsChanged> expired =
        KafkaProbe.await(
            Topics.LOYALTY_EVENTS,
            PointsChanged.class,
            change ->
                change.profileId().equals(profileId)
                    && change.movement() == PointsMovement.EXPIRED);
    assertThat(expired.data().points()).isEqualTo(100);
    assertThat(expired.correlationId()).isEqualTo("long ago " + profileId);
    assertThat(Loyalty.member(profileId).getLong("available")).isZero();
    assertThat(Loyalty.settledVerification().getList("findings")).isEmpty();
  }

  @Test
  void ordersOfManyMembersAreTakenTogetherEachInItsStory() {
    List<UUID> members = java.util.stream.Stream.generate(Shop::customer).limit(40).toList();
    members.forEach(
        member ->
            Shop.tell(
                member,
                Shop.order("many-" + member, OrderStatus.COMPLETED, "10", "0"),
                "story " + member));
    members.forEach(member -> Loyalty.awaitAvailable(member, 10));
    members.forEach(
        member ->
            assertThat(
                    KafkaProbe.await(
                            Topics.LOYALTY_EVENTS,
                            PointsChanged.class,
                            change -> change.profileId().equals(member))
                        .correlationId())
                .isEqualTo("story " + member));
  }

  @Test
  void onlyAuditorsReadIt() {
    Loyalty.as("shop", "loyalty:read").get("/v1/ledger/verification").then().statusCode(403);
    Loyalty.as("finance", "journal:read")
        .get("/v1/ledger/verification?program=none")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  private static JsonPath verification() {
    return Loyalty.as("finance", "journal:read")
        .get("/v1/ledger/verification")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** As whoever owns the database could. */
  private void tamper(String table, String sql) throws SQLException {
    write(
        "ALTER TABLE %1$s DISABLE TRIGGER %1$s_append_only; %2$s; ALTER TABLE %1$s ENABLE TRIGGER %1$s_append_only"
            .formatted(table, sql));
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
}
