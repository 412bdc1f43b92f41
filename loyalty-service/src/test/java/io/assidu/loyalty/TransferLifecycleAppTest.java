package io.assidu.loyalty;

import static io.assidu.loyalty.Finance.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.ProfileChangeApplied;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What becomes of points that changed hands. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class TransferLifecycleAppTest {

  private static final String FREELY = "{\"minimumPoints\": 1}";

  @Inject TestClock clock;
  @Inject DataSource database;

  @Test
  void anOrderThatIsRefundedAfterItsPointsWerePassedOnLeavesTheSenderADebt() {
    Gifts gifts = Gifts.publish("given-away", "GTQ", FREELY);
    UUID anna = gifts.buyer(1_000, TODAY);
    UUID bruno = gifts.member(0);
    gifts.pass(anna, bruno, 700).then().statusCode(201);
    gifts.refund(anna, 1_000, 1_000);
    await().until(() -> gifts.balance(anna).getLong("debt") == 700);
    assertThat(gifts.available(anna)).isZero();
    assertThat(gifts.available(bruno)).isEqualTo(700);
    gifts.assertInOrder();

    gifts.pass(bruno, anna, 500).then().statusCode(201);
    assertThat(gifts.balance(anna).getLong("debt")).isEqualTo(200);
    assertThat(gifts.available(anna)).isZero();
    assertThat(gifts.movements(anna))
        .containsExactly("reversed", "transferred-in", "reversed", "transferred-out", "earned");
    gifts.assertInOrder();
  }

  @Test
  void pointsExpireOnTheDayTheyWouldHaveHadTheyStayed() {
    Gifts gifts = Gifts.publishMonthly("dated", "PEN", FREELY);
    UUID anna = gifts.buyer(100, TODAY.minusDays(20));
    UUID bruno = gifts.member(50);
    gifts.pass(anna, bruno, 100).then().statusCode(201);
    clock.advance(Duration.ofDays(15));
    try {
      await().until(() -> gifts.available(bruno) == 50);
      await().until(() -> gifts.movements(bruno).getFirst().equals("expired"));
      gifts.assertInOrder();
    } finally {
      clock.reset();
    }
  }

  @Test
  void aMergeMakesOneOfTheTwoAndAnUnmergeLeavesEachWhatTheyHadThen() {
    Gifts gifts = Gifts.with(FREELY);
    UUID anna = gifts.member(1_000);
    UUID bruno = gifts.member(200);
    String before = gifts.pass(anna, bruno, 300).path("id");
    UUID mergeId = Ids.next();
    apply(
        mergeId,
        anna,
        new ProfileMerged(mergeId, anna, 2, bruno, IdentifierType.EMAIL, Instant.now()));
    assertThat(gifts.available(anna)).isEqualTo(1_200);
    TransferAppTest.refused(gifts.pass(anna, bruno, 10), 400, "/toProfileId", "other");
    UUID clara = gifts.member(0);
    gifts
        .pass(bruno, clara, 100)
        .then()
        .statusCode(201)
        .body("fromProfileId", equalTo(anna.toString()));

    apply(mergeId, anna, new ProfileUnmerged(mergeId, anna, 3, bruno, Instant.now()));
    assertThat(gifts.available(anna) + gifts.available(bruno)).isEqualTo(1_100);
    assertThat(gifts.available(bruno)).isBetween(400L, 500L);
    Loyalty.as("shop", "loyalty:read")
        .get("/v1/transfers/" + before)
        .then()
        .body("fromProfileId", equalTo(anna.toString()))
        .body("toProfileId", equalTo(bruno.toString()));
    gifts.pass(bruno, anna, 100).then().statusCode(201);
    gifts.assertInOrder();
  }

  @Test
  void anErasureOfEitherLeavesTheOtherTheirPointsAndTheBooksWhole() {
    Gifts gifts = Gifts.with(FREELY);
    UUID anna = gifts.member(1_000);
    UUID bruno = gifts.member(0);
    UUID clara = gifts.member(0);
    String first = gifts.pass(anna, bruno, 300).path("id");
    gifts.pass(anna, clara, 200).then().statusCode(201);
    erase(anna);
    assertThat(gifts.available(bruno)).isEqualTo(300);
    Loyalty.as("shop", "loyalty:read")
        .get("/v1/transfers/" + first)
        .then()
        .statusCode(200)
        .body("fromProfileId", nullValue())
        .body("toProfileId", equalTo(bruno.toString()));
    TransferAppTest.refused(gifts.pass(bruno, anna, 10), 404, "/toProfileId", "known");
    gifts.pass(anna, bruno, 10).then().statusCode(404);

    erase(clara);
    assertThat(gifts.movements(clara)).isEmpty();
    gifts.assertInOrder();
  }

  @Test
  void whoeverMakesPassedPointsYoungerOrMoreIsFound() throws SQLException {
    Gifts gifts = Gifts.with(FREELY);
    UUID anna = gifts.member(1_000);
    gifts.pass(anna, gifts.member(0), 300).then().statusCode(201);
    String passed = " WHERE source_id IS NOT NULL AND program = '" + gifts.program() + "'";
    tampered(
        gifts,
        "UPDATE lot SET expires_at = expires_at + interval '%s years'" + passed,
        "1",
        "-1",
        "is not of the kind or the dates of lot");
    tampered(
        gifts,
        "UPDATE transfer SET points = points + %s WHERE program = '" + gifts.program() + "'",
        "1",
        "-1",
        "is not what its lots say");
    tampered(
        gifts,
        "UPDATE movement SET counter = counter + %s WHERE kind = 'transferred-in' AND program = '"
            + gifts.program()
            + "'",
        "1",
        "-1",
        "members passed on 1 points more than others got");
  }

  /** What is changed past all triggers is found; then it is put back. */
  private void tampered(Gifts gifts, String sql, String there, String back, String finding)
      throws SQLException {
    forced(sql.formatted(there));
    assertThat(gifts.verification().getList("findings", String.class))
        .anyMatch(text -> text.contains(finding));
    forced(sql.formatted(back));
    assertThat(gifts.verification().getList("findings")).isEmpty();
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

  private static void erase(UUID profileId) {
    UUID erasureId = Ids.next();
    apply(erasureId, profileId, new ProfileErased(erasureId, profileId, 2, Instant.now()));
  }

  /** Publishes a change and waits for this service's word that it is carried out. */
  private static void apply(UUID changeId, UUID profileId, ProfileChange change) {
    KafkaProbe.publish(Topics.PROFILE_CHANGES, profileId.toString(), change);
    String done = change instanceof ProfileUnmerged ? "unmerged" : "";
    KafkaProbe.await(
        Topics.PROFILE_APPLIED,
        ProfileChangeApplied.class,
        applied ->
            applied.changeId().equals(changeId)
                && (done.isEmpty() || applied.change().equals(done)));
  }
}
