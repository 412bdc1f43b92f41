package io.assidu.fraud;

import static io.restassured.RestAssured.given;

import io.assidu.platform.identity.Ids;
import io.assidu.testkit.Tokens;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** A customer of the tests. */
record Customer(UUID profileId, String customerId, String email) {

  static Customer someone() {
    UUID id = Ids.next();
    return new Customer(id, "c-" + id, id + "@example.com");
  }

  /** What loyalty-service asks when points are about to go. */
  ValidatableResponse redeems(long points, long available, Place place) {
    return redeems(points, available, place, "silver", UUID.randomUUID().toString());
  }

  ValidatableResponse redeems(
      long points, long available, Place place, String acr, String reference) {
    JsonObject details =
        new JsonObject().put("points", points).put("available", available).put("acr", acr);
    JsonObject request =
        new JsonObject()
            .put("profileId", profileId.toString())
            .put("subject", "redemptionRequested")
            .put("reference", reference)
            .put("ip", place.ip())
            .put("userAgent", place.userAgent())
            .put("sessionId", place.session())
            .put("details", details);
    return given()
        .auth()
        .oauth2(Tokens.client("loyalty-service").scopes("risk:assess").bearer())
        .contentType("application/json")
        .body(request.encode())
        .post("/v1/assessments")
        .then();
  }

  /** The state of the account, as an analyst sees it. */
  ValidatableResponse risk() {
    return given()
        .auth()
        .oauth2(Tokens.client("console").scopes("risk:read").bearer())
        .get("/v1/profiles/{id}/risk", profileId)
        .then()
        .statusCode(200);
  }
}
