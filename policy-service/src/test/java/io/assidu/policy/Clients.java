package io.assidu.policy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;

/** People and systems that call over REST. */
public final class Clients {
  private Clients() {}

  /** Somebody whose token carries these scopes. */
  public static RequestSpecification as(String name, String... scopes) {
    return given()
        .auth()
        .oauth2(Tokens.client(name).scopes(scopes).bearer())
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType(ContentType.JSON);
  }

  public static RequestSpecification shop() {
    return as("shop", "contact:decide", "policy:read");
  }

  /** Their profile has arrived: whoever asks over REST is not kept waiting for it. */
  public static Customer known(Customer customer) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> shop().get("/v1/profiles/{id}/pressure", customer.id()).statusCode() == 200);
    return customer;
  }

  /**
   * Publishes the document as the policy that decides; this replica forgets the last one at once.
   */
  public static void publish(Object document) {
    String etag = manager().get("/v1/contact-policies/default").header("ETag");
    manager()
        .header("If-Match", etag)
        .body(document)
        .put("/v1/contact-policies/default")
        .then()
        .statusCode(200);
    int status = manager().post("/v1/contact-policies/default/publish").statusCode();
    assertThat(status).as("published, or published already").isIn(200, 409);
  }

  public static void theShippedPolicyAgain() {
    publish(manager().get("/v1/contact-policies/default/versions/1").jsonPath().getMap("document"));
  }

  private static RequestSpecification manager() {
    return as("manager", "policy:read", "policy:write");
  }

  /** Marketing by e-mail about a topic. */
  public static ValidatableResponse decide(Customer customer, String topic) {
    return shop()
        .body(
            """
            {"profileId": "%s", "purpose": "marketing", "channels": ["email"], "topic": "%s",
             "value": 10}
            """
                .formatted(customer.id(), topic))
        .post("/v1/decisions")
        .then()
        .statusCode(200);
  }
}
