package io.assidu.policy;

import static io.restassured.RestAssured.given;
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
