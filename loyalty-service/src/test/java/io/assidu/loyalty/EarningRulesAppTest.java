package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.EventContext;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Campaigns, caps, actions, and orders brought by a till. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class EarningRulesAppTest {

  /** In Norwegian crowns, which no other test's order is paid in. */
  private static final String EARNING =
      """
      "earning": {
        "rules": [
          {"id": "purchase", "when": "true", "points": "event.properties.basis"},
          {"id": "gold", "when": "loyalty.tier == 'Gold'", "multiplier": "2.0"},
          {"id": "welcome-week", "when": "true", "points": "50.0",
           "caps": [{"points": 80, "per": "month"}]}
        ],
        "pendingDays": 0,
        "actions": [
          {"id": "review", "event": "Fjord Reviewed", "points": "10", "repeat": "always",
           "caps": [{"points": 25, "per": "day"}]},
          {"id": "welcome", "event": "Fjord Joined", "points": "100", "repeat": "once"},
          {"id": "friend", "event": "Fjord Joined", "points": "30", "repeat": "always",
           "beneficiary": "event.properties.referrer"},
          {"id": "birthday", "event": "Birthday", "when": "'fjord' in profile.segments",
           "points": "77", "repeat": "yearly"}
        ]
      },
      "expiry\"""";

  @BeforeEach
  void publish() throws IOException {
    if (Loyalty.as("shop", "loyalty:read").get("/v1/programs/fjord").statusCode() == 404) {
      save("fjord", fjord()).then().statusCode(200);
      Loyalty.as("crm", "program:write").post("/v1/programs/fjord/publish").then().statusCode(200);
    }
  }

  @Test
  void aTillIsToldWhatAnOrderEarnedAndTheOrderEarnsOnce() {
    UUID profileId = known();
    earn(profileId, "till-" + profileId, "a")
        .body("points", equalTo(250))
        .body("rules.purchase", equalTo(200.0f))
        .body("rules.welcome-week", equalTo(50.0f))
        .body("available", equalTo(250));
    earn(profileId, "till-" + profileId, "another key").body("available", equalTo(250));
    Loyalty.as("shop", "loyalty:read")
        .get("/v1/earnings/till-" + profileId + "?program=fjord")
        .then()
        .statusCode(200)
        .body("points", equalTo(250))
        .body("takenBack", equalTo(0));
  }

  @Test
  void aPreviewSaysTheSameAndChangesNothing() {
    UUID profileId = known();
    for (int i = 0; i < 2; i++) {
      Loyalty.as("shop", "loyalty:read")
          .body(order(profileId, "preview-" + profileId))
          .post("/v1/earnings/preview")
          .then()
          .statusCode(200)
          .body("points", equalTo(250))
          .body("available", equalTo(250));
    }
    assertThat(available(profileId)).isZero();
    Loyalty.as("shop", "loyalty:read")
        .get("/v1/earnings/preview-" + profileId + "?program=fjord")
        .then()
        .statusCode(404);
  }

  @Test
  void aCapIsLeftForTheRestOfItsPeriodAndARefundFreesIt() {
    UUID profileId = known();
    earn(profileId, "one-" + profileId, "1").body("rules.welcome-week", equalTo(50.0f));
    earn(profileId, "two-" + profileId, "2").body("rules.welcome-week", equalTo(30.0f));
    earn(profileId, "three-" + profileId, "3").body("rules.welcome-week", equalTo(0.0f));
    refund(profileId, "one-" + profileId);
    earn(profileId, "four-" + profileId, "4").body("rules.welcome-week", equalTo(50.0f));
  }

  @Test
  void aTierMultipliesWhatItsMembersEarn() {
    UUID profileId = known();
    String big = order(profileId, "big-" + profileId).replace("240.00", "2400.00");
    earn(big, "big").body("points", equalTo(2_410));
    await()
        .until(
            () ->
                Loyalty.as("shop", "loyalty:read")
                    .get("/v1/members/" + profileId + "?program=fjord")
                    .jsonPath()
                    .getString("tier.tier")
                    .equals("Gold"));
    earn(profileId, "gold-" + profileId, "gold")
        .body("rules.gold", equalTo(230.0f))
        .body("points", equalTo(460));
  }

  @Test
  void anActionGivesItsPointsOnEachOccasionAndNoMoreThanItsCap() {
    UUID profileId = known();
    CustomerEvent joined = event(profileId, "Fjord Joined", Map.of());
    tell(joined);
    tell(joined);
    tell(event(profileId, "Fjord Joined", Map.of()));
    awaitAvailable(profileId, 100);
    for (int i = 0; i < 4; i++) {
      tell(event(profileId, "Fjord Reviewed", Map.of()));
    }
    awaitAvailable(profileId, 125);
  }

  @Test
  void whoeverRecommendsUsIsThankedAndNobodyCanRecommendThemselves() {
    UUID friend = known();
    UUID profileId = known();
    tell(event(profileId, "Fjord Joined", Map.of("referrer", "customer-" + friend)));
    awaitAvailable(friend, 30);
    tell(event(friend, "Fjord Joined", Map.of("referrer", "customer-" + friend)));
    awaitAvailable(friend, 130);
    tell(event(friend, "Fjord Joined", Map.of("referrer", "customer-nobody")));
    tell(event(friend, "Fjord Reviewed", Map.of()));
    awaitAvailable(friend, 140);
  }

  @Test
  void aBirthdayIsCelebratedOnceAYear() {
    UUID profileId = Ids.next();
    String birthday = "1990-" + LocalDate.now(ZoneOffset.UTC).toString().substring(5);
    know(profileId, birthday, List.of("fjord"));
    awaitAvailable(profileId, 77);
    UUID other = Ids.next();
    know(other, birthday, List.of("fjord"));
    awaitAvailable(other, 77);
    assertThat(available(profileId)).isEqualTo(77);
  }

  @Test
  void badInputIsRefusedAndChangesNothing() {
    UUID profileId = known();
    refused(order(profileId, "x").replace("NOK", "EUR"), 400, "wrong-currency", "/currency");
    refused(order(UUID.randomUUID(), "x"), 404, "unknown-member", null);
    refused(order(profileId, "x").replace("fjord", "none"), 404, "unknown-program", null);
    refused(order(profileId, "x").replace("240.00", "-1"), 400, "invalid-request", "/total");
    refused(
        order(profileId, "x").replace("\"total\"", "\"refunded\": 500, \"total\""),
        400,
        "invalid-request",
        "/refunded");
    refused(order(profileId, "x").replace("completed", "cancelled"), 404, "unknown-order", null);
    UUID other = known();
    earn(other, "theirs-" + other, "theirs");
    refused(
        order(profileId, "theirs-" + other).replace("completed", "refunded"),
        409,
        "foreign-order",
        "/orderId");
    assertThat(available(other)).as("and was not refunded").isEqualTo(250);
    assertThat(available(profileId)).isZero();
    earn(profileId, "replay-" + profileId, "replay");
    Loyalty.as("till", "loyalty:earn")
        .header("Idempotency-Key", "replay" + profileId)
        .body(order(profileId, "other-" + profileId))
        .post("/v1/earnings")
        .then()
        .statusCode(422);
    Loyalty.as("shop", "loyalty:read")
        .header("Idempotency-Key", "k")
        .body(order(profileId, "x"))
        .post("/v1/earnings")
        .then()
        .statusCode(403);
  }

  @Test
  void aProgramThatEarnsInNoSoundWayIsRefusedMemberByMember() throws IOException {
    String broken =
        fjord()
            .replace("\"fjord\"", "\"odd\"")
            .replace(
                "\"points\": \"event.properties.basis\"}",
                "\"points\": \"1\", \"multiplier\": \"2\"}")
            .replace("\"id\": \"gold\"", "\"id\": \"purchase\"")
            .replace("\"loyalty.tier == 'Gold'\"", "\"loyalty.tier ==\"")
            .replace(
                "\"repeat\": \"once\"",
                "\"repeat\": \"once\", \"from\": \"2026-02-01T00:00:00Z\", \"until\": \"2026-01-01T00:00:00Z\"");
    save("odd", broken)
        .then()
        .statusCode(400)
        .body(
            "errors.field",
            hasItems(
                "/earning/rules/0",
                "/earning/rules/1/id",
                "/earning/rules/1/when",
                "/earning/actions/1/until"));
  }

  private static void refused(String body, int status, String type, @Nullable String field) {
    ValidatableResponse response =
        Loyalty.as("till", "loyalty:earn")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .body(body)
            .post("/v1/earnings")
            .then()
            .statusCode(status)
            .contentType("application/problem+json")
            .body("type", equalTo("https://assidu.io/problems/" + type));
    if (field != null) {
      response.body("errors[0].field", equalTo(field));
    }
  }

  private static ValidatableResponse earn(UUID profileId, String orderId, String key) {
    return earn(order(profileId, orderId), key + profileId);
  }

  private static ValidatableResponse earn(String body, String key) {
    return Loyalty.as("till", "loyalty:earn")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/earnings")
        .then()
        .statusCode(200);
  }

  private static void refund(UUID profileId, String orderId) {
    earn(order(profileId, orderId).replace("completed", "refunded"), "refund " + orderId)
        .body("takenBack", equalTo(250));
  }

  /** 200 for the goods. */
  private static String order(UUID profileId, String orderId) {
    return """
        {"profileId": "%s", "program": "fjord", "orderId": "%s", "status": "completed",
         "currency": "NOK", "total": 240.00, "tax": 40.00}"""
        .formatted(profileId, orderId);
  }

  /** A customer that this service has heard of. */
  private static UUID known() {
    UUID profileId = Shop.customer();
    await()
        .until(
            () ->
                Loyalty.as("shop", "loyalty:read")
                        .get("/v1/members/" + profileId + "?program=fjord")
                        .statusCode()
                    == 200);
    return profileId;
  }

  private static void know(UUID profileId, String birthday, List<String> segments) {
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        profileId.toString(),
        new ProfileChanged(
            profileId,
            1,
            List.of(new Identifier(IdentifierType.CUSTOMER_ID, "customer-" + profileId)),
            Map.of("birthday", birthday),
            List.of(),
            "nb-NO",
            "UTC",
            "NO",
            List.of(),
            segments,
            Instant.now()));
  }

  private static CustomerEvent event(UUID profileId, String name, Map<String, Object> properties) {
    Instant now = Instant.now();
    return new CustomerEvent(
        Ids.next(),
        profileId,
        1,
        "shop",
        "track",
        name,
        properties,
        null,
        EventContext.none(),
        now,
        now);
  }

  private static void tell(CustomerEvent event) {
    KafkaProbe.publish(
        Topics.PROFILE_EVENTS, event.profileId().toString(), event, "story-" + event.eventId());
  }

  private static long available(UUID profileId) {
    Response member =
        Loyalty.as("shop", "loyalty:read").get("/v1/members/" + profileId + "?program=fjord");
    return member.statusCode() == 404 ? 0 : member.jsonPath().getLong("available");
  }

  private static void awaitAvailable(UUID profileId, long points) {
    await().until(() -> available(profileId) == points);
  }

  private static Response save(String id, String program) {
    return Loyalty.as("crm", "program:write").body(program).put("/v1/programs/" + id);
  }

  private static String fjord() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            EarningRulesAppTest.class.getResourceAsStream("/programs/club.json"))) {
      String club = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return club.replace("\"id\": \"club\"", "\"id\": \"fjord\"")
          .replace("\"EUR\"", "\"NOK\"")
          .replaceAll(
              "(?s)\"earning\":.*?\"expiry\"", java.util.regex.Matcher.quoteReplacement(EARNING));
    }
  }
}
