package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.JournalEntryPosted;
import io.assidu.contracts.loyalty.JournalLine;
import io.assidu.contracts.loyalty.PointsChanged;
import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Captured points that somebody gives back. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class ReversalAppTest {

  private static final String TREE =
      """
      {"id": "tree", "kind": "donation", "name": {"en": "Tree"}, "points": 100, "value": 5,
       "partner": "ngo-7"}""";

  @Inject TestClock clock;

  @Test
  void pointsGoBackToTheirLotAndRevenueIsTakenBack() {
    UUID profileId = Shop.buyer("1000", 1_000);
    List<Object> lots = Loyalty.member(profileId).getList("expiring");
    String id = captured(profileId, 600);
    Loyalty.reverse(id, "{\"reason\": \"all came back\"}")
        .then()
        .statusCode(200)
        .body("status", equalTo("reversed"))
        .body("captured", equalTo(600))
        .body("returned", equalTo(600))
        .body("available", equalTo(1_000));
    assertThat(Loyalty.member(profileId).<Object>getList("expiring")).isEqualTo(lots);

    PointsChanged returned =
        KafkaProbe.await(
                Topics.LOYALTY_EVENTS,
                PointsChanged.class,
                change ->
                    id.equals(change.reference()) && change.movement() == PointsMovement.RETURNED)
            .data();
    assertThat(returned.points()).isEqualTo(600);
    assertThat(returned.available()).isEqualTo(1_000);
    JournalEntryPosted entry =
        KafkaProbe.await(
                Topics.LOYALTY_JOURNAL,
                JournalEntryPosted.class,
                posted -> posted.entryId().equals(returned.journalEntryId()))
            .data();
    assertThat(entry.kind()).isEqualTo("reversal");
    assertThat(entry.lines()).extracting(JournalLine::account).containsExactly("708000", "487000");
    assertThat(Loyalty.settledVerification().getList("findings")).isEmpty();
  }

  @Test
  void partAfterPartButNeverMoreThanWasCaptured() {
    UUID profileId = Shop.buyer("1000", 1_000);
    String id = captured(profileId, 500);
    Loyalty.reverse(id, "{\"points\": 200, \"reason\": \"one item\"}")
        .then()
        .statusCode(200)
        .body("status", equalTo("captured"))
        .body("returned", equalTo(200));
    Loyalty.reverse(id, "{\"points\": 301, \"reason\": \"too much\"}")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("https://assidu.io/problems/return-exceeds-capture"))
        .body("errors[0].field", equalTo("/points"))
        .body("left", equalTo(300));
    Loyalty.reverse(id, "{\"reason\": \"the rest\"}")
        .then()
        .statusCode(200)
        .body("status", equalTo("reversed"))
        .body("available", equalTo(1_000));
    Loyalty.reverse(id, "{\"reason\": \"once more\"}").then().statusCode(409);
    assertThat(Loyalty.member(profileId).getLong("available")).isEqualTo(1_000);
  }

  @Test
  void theSameKeyGivesBackOnceAndAnotherBodyIsRefused() {
    UUID profileId = Shop.buyer("1000", 1_000);
    String id = captured(profileId, 500);
    String body = "{\"points\": 100, \"reason\": \"twice\"}";
    reverse(id, body, "key-" + id).then().statusCode(200).body("returned", equalTo(100));
    reverse(id, body, "key-" + id).then().statusCode(200).body("returned", equalTo(100));
    reverse(id, body.replace("100", "200"), "key-" + id).then().statusCode(422);
    assertThat(Loyalty.member(profileId).getLong("available")).isEqualTo(600);
  }

  @Test
  void onlyWhatWasCapturedGoesBackWithAReasonAndAScope() {
    UUID profileId = Shop.buyer("1000", 1_000);
    String held = Loyalty.redeem(profileId, 500, "held-" + profileId).path("id");
    Loyalty.reverse(held, "{\"reason\": \"held\"}")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://assidu.io/problems/not-captured"));
    Loyalty.reverse(held, "{\"points\": 5}")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/reason"));
    Loyalty.reverse(held, "{\"points\": 0, \"reason\": \"none\"}")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/points"));
    Loyalty.reverse(Ids.next().toString(), "{\"reason\": \"unknown\"}").then().statusCode(404);
    Loyalty.as("shop", "loyalty:read")
        .header("Idempotency-Key", "scope")
        .body("{\"reason\": \"scope\"}")
        .post("/v1/redemptions/" + held + "/reversal")
        .then()
        .statusCode(403);
    assertThat(Loyalty.member(profileId).getLong("held")).isEqualTo(500);
  }

  @Test
  void ofManyWhoGiveBackAtATimeOnlySoManySucceedAsWereCaptured() throws Exception {
    UUID profileId = Shop.buyer("1000", 1_000);
    String id = captured(profileId, 1_000);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          IntStream.range(0, 32)
              .mapToObj(
                  client ->
                      clients.submit(
                          () ->
                              reverse(
                                      id,
                                      "{\"points\": 100, \"reason\": \"race\"}",
                                      "race-" + client + id)
                                  .statusCode()))
              .toList();
      int done = 0;
      for (Future<Integer> answer : answers) {
        done += answer.get() == 200 ? 1 : 0;
      }
      assertThat(done).isEqualTo(10);
    }
    assertThat(Loyalty.member(profileId).getLong("available")).isEqualTo(1_000);
  }

  @Test
  void aDonationGoesBackToo() {
    Perks perks = Perks.with(TREE);
    UUID profileId = perks.member(100);
    String id = perks.redeem(profileId, "tree", Map.of("capture", true)).path("id");
    Loyalty.reverse(id, "{\"reason\": \"the partner could not\"}")
        .then()
        .statusCode(200)
        .body("status", equalTo("reversed"))
        .body("partner", equalTo("ngo-7"));
    assertThat(perks.balance(profileId).getLong("available")).isEqualTo(100);
  }

  @Test
  void pointsOfALotThatHasExpiredExpireAtOnce() {
    Perks perks =
        Perks.with(
            program ->
                program
                    .replace("\"months\": 24", "\"months\": 1")
                    .replace("\"returnGraceDays\": 14", "\"returnGraceDays\": 0"),
            TREE);
    UUID profileId = perks.member(150);
    String id = perks.redeem(profileId, "tree", Map.of("capture", true)).path("id");
    clock.advance(Duration.ofDays(32));
    try {
      await().until(() -> perks.balance(profileId).getList("expiring").isEmpty());
      Loyalty.reverse(id, "{\"reason\": \"late\"}")
          .then()
          .statusCode(200)
          .body("status", equalTo("reversed"))
          .body("available", equalTo(0));
      assertThat(movements(perks, profileId))
          .containsExactly("expired", "returned", "expired", "burned", "held", "adjusted");
    } finally {
      clock.reset();
    }
  }

  @Test
  void withAGraceTheyCanBeSpentForSomeDaysAndWhatExpiredBeforeStaysExpired() {
    Perks perks = Perks.with(program -> program.replace("\"months\": 24", "\"months\": 1"), TREE);
    UUID profileId = perks.member(150);
    String id = perks.redeem(profileId, "tree", Map.of("capture", true)).path("id");
    clock.advance(Duration.ofDays(32));
    try {
      Loyalty.reverse(id, "{\"reason\": \"late\"}")
          .then()
          .statusCode(200)
          .body("available", equalTo(100));
      JsonPath balance = perks.balance(profileId);
      assertThat(balance.getList("expiring")).hasSize(1);
      assertThat(Instant.parse(balance.getString("expiring[0].at")).atZone(ZoneOffset.UTC))
          .isAfter(clock.instant().plus(Duration.ofDays(13)).atZone(ZoneOffset.UTC))
          .isBefore(clock.instant().plus(Duration.ofDays(14)).atZone(ZoneOffset.UTC));
      String again = perks.redeem(profileId, "tree").then().statusCode(201).extract().path("id");
      Loyalty.voidHold(again).then().statusCode(200);
      clock.advance(Duration.ofDays(14));
      await().until(() -> perks.balance(profileId).getLong("available") == 0);
      await()
          .untilAsserted(
              () -> assertThat(movements(perks, profileId).getFirst()).isEqualTo("expired"));
    } finally {
      clock.reset();
    }
  }

  private static List<String> movements(Perks perks, UUID profileId) {
    return Loyalty.as("shop", "loyalty:read")
        .get("/v1/members/" + profileId + "/movements?program=" + perks.program())
        .jsonPath()
        .getList("items.movement");
  }

  private static String captured(UUID profileId, long points) {
    String id = Loyalty.redeem(profileId, points, "spend-" + Ids.next()).path("id");
    Loyalty.capture(id, "{}").then().statusCode(200);
    return id;
  }

  private static Response reverse(String id, String body, String key) {
    return Loyalty.as("shop", "loyalty:burn")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/redemptions/" + id + "/reversal");
  }
}
