package io.assidu.journey;

import static io.restassured.RestAssured.given;

import io.assidu.platform.identity.Ids;
import io.assidu.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A client system's view of journey-service. */
public final class Client {

  private Client() {}

  /** A request with the right to do everything that can be done with journeys. */
  public static RequestSpecification author() {
    return given()
        .contentType(ContentType.JSON)
        .auth()
        .oauth2(
            Tokens.client("crm")
                .scopes("journey:read", "journey:write", "journey:publish", "trace:read")
                .bearer());
  }

  /** Puts and publishes a journey that did not exist. */
  public static void publish(String id, String document) {
    author().body(document).put("/v1/journeys/" + id).then().statusCode(200);
    publishDraft(id).statusCode(200);
  }

  public static ValidatableResponse publishDraft(String id) {
    return author()
        .header("Idempotency-Key", Ids.next().toString())
        .post("/v1/journeys/" + id + "/publish")
        .then();
  }

  public static ValidatableResponse act(String id, String action) {
    return author().post("/v1/journeys/" + id + "/" + action).then();
  }

  /** The instances of a journey as they stand. */
  public static List<Map<String, Object>> instances(String journeyId) {
    return author()
        .get("/v1/journeys/" + journeyId + "/instances")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items");
  }

  /** The kinds of line in an instance's history. */
  public static List<String> history(UUID instanceId) {
    return author()
        .get("/v1/instances/" + instanceId)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("history.kind");
  }
}
