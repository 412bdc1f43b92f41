package io.assidu.loyalty;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.assidu.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The service's REST interface as client systems use it. */
final class Loyalty {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Loyalty() {}

  static RequestSpecification as(String client, String... scopes) {
    return given()
        .auth()
        .oauth2(Tokens.client(client).scopes(scopes).bearer())
        .contentType(ContentType.JSON);
  }

  static JsonPath member(UUID profileId) {
    return as("shop", "loyalty:read")
        .get("/v1/members/" + profileId)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  static void awaitAvailable(UUID profileId, long points) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(AssertionError.class)
        .until(() -> member(profileId).getLong("available") == points);
  }

  static Response redeem(UUID profileId, long points, String key) {
    return redeem(profileId, points, key, "home", "silver");
  }

  /** From a device that says what fraud-service will answer. */
  static Response redeem(UUID profileId, long points, String key, String device, String acr) {
    Map<String, Object> body = new HashMap<>();
    body.put("profileId", profileId);
    body.put("points", points);
    body.put("session", Map.of("ip", "198.51.100.7", "deviceId", device, "acr", acr));
    return as("shop", "loyalty:burn")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/redemptions");
  }

  static Response capture(String redemptionId, String body) {
    return as("shop", "loyalty:burn")
        .header("Idempotency-Key", "capture-" + redemptionId + body)
        .body(body)
        .post("/v1/redemptions/" + redemptionId + "/capture");
  }

  static Response voidHold(String redemptionId) {
    return as("shop", "loyalty:burn")
        .header("Idempotency-Key", "void-" + redemptionId)
        .post("/v1/redemptions/" + redemptionId + "/void");
  }

  static Response reverse(String redemptionId, String body) {
    return as("shop", "loyalty:burn")
        .header("Idempotency-Key", "reverse-" + redemptionId + body.hashCode())
        .body(body)
        .post("/v1/redemptions/" + redemptionId + "/reversal");
  }

  static JsonPath verification() {
    return as("finance", "journal:read")
        .get("/v1/journal/verification")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Once everything that waits is sealed. */
  static JsonPath settledVerification() {
    return await()
        .atMost(PATIENCE)
        .until(Loyalty::verification, found -> found.getLong("waiting") == 0);
  }
}
