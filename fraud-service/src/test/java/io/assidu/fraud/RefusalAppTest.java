package io.assidu.fraud;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.testkit.Servers;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and how that is said. */
@QuarkusTest
@WithTestResource(Servers.class)
class RefusalAppTest {

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/alerts",
    "GET, /v1/risk-model",
    "GET, /v1/profiles/0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01/risk",
    "POST, /v1/profiles/0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01/release",
    "POST, /v1/assessments",
    "POST, /v1/signals"
  })
  void nothingIsOpenWithoutATokenOrWithAnotherScope(String method, String path) {
    given().contentType("application/json").body("{}").request(method, path).then().statusCode(401);
    given()
        .auth()
        .oauth2(Tokens.client("shop").scopes("loyalty:read").bearer())
        .contentType("application/json")
        .body("{}")
        .request(method, path)
        .then()
        .statusCode(403);
  }

  @Test
  void aRedemptionNeedsItsPoints() {
    assess(
            """
            {"profileId": "%s", "subject": "redemptionRequested", "reference": "r-1"}"""
                .formatted(UUID.randomUUID()))
        .statusCode(400)
        .body("errors[0].field", equalTo("/details/points"));
  }

  @Test
  void pointsAreNotNegative() {
    assess(
            """
            {"profileId": "%s", "subject": "redemptionRequested", "reference": "r-2",
             "details": {"points": -1, "available": 10}}"""
                .formatted(UUID.randomUUID()))
        .statusCode(400)
        .body("errors[0].field", equalTo("/details/points"))
        .body("errors[0].rule", equalTo("min"));
  }

  @Test
  void aFieldNobodyKnowsIsNamed() {
    assess("{\"riskiness\": 7}").statusCode(400).body("errors[0].field", equalTo("/riskiness"));
  }

  @Test
  void anotherPersonsReferenceIsRefused() {
    String reference = UUID.randomUUID().toString();
    Customer.someone().redeems(1, 2, Place.HOME, "silver", reference).statusCode(200);

    Customer.someone()
        .redeems(1, 2, Place.HOME, "silver", reference)
        .statusCode(409)
        .body("type", endsWith("/reference-reused"));
  }

  @Test
  void anAssessmentThatDoesNotExistIsNotFound() {
    given()
        .auth()
        .oauth2(Tokens.client("console").scopes("risk:read").bearer())
        .get("/v1/assessments/{id}", UUID.randomUUID())
        .then()
        .statusCode(404)
        .body("type", endsWith("/assessment-unknown"));
  }

  private static ValidatableResponse assess(String body) {
    return given()
        .auth()
        .oauth2(Tokens.client("loyalty-service").scopes("risk:assess").bearer())
        .contentType("application/json")
        .body(body)
        .post("/v1/assessments")
        .then();
  }
}
