package io.assidu.journey.definition;

import static io.assidu.journey.Client.act;
import static io.assidu.journey.Client.author;
import static io.assidu.journey.Client.publishDraft;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.assidu.platform.identity.Ids;
import io.assidu.testkit.Servers;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class JourneyAppTest {

  private static final String GOOD =
      """
      { "name": "Good", "triggers": [{ "type": "event", "name": "Never Happens" }], "start": "end",
        "steps": [{ "id": "end", "type": "exit" }] }
      """;

  @Test
  void theShippedJourneysAreLiveFromTheStart() {
    author()
        .get("/v1/journeys")
        .then()
        .statusCode(200)
        .body("items.id", hasItems("welcome", "cart-abandonment"))
        .body("items.find { it.id == 'welcome' }.state", equalTo("live"))
        .body("items.find { it.id == 'welcome' }.liveVersion", equalTo(1));
  }

  @Test
  void aPageOfJourneysLeadsToTheNext() {
    var first = author().get("/v1/journeys?limit=1").jsonPath();
    assertThat(first.getList("items")).hasSize(1);
    author()
        .queryParam("cursor", first.getString("nextCursor"))
        .get("/v1/journeys")
        .then()
        .statusCode(200)
        .body("items.id", hasItems("welcome"))
        .body("items.id", not(hasItems(first.getString("items[0].id"))));
  }

  @Test
  void everythingThatIsWrongIsNamedWithItsPlace() {
    author()
        .body(
            """
            { "name": "Bad", "triggers": [{ "type": "event", "name": "Go", "where": "event.properties." }],
              "start": "nowhere",
              "steps": [
                { "id": "ask", "type": "condition", "if": "profile.traits.vip ==", "then": "ask", "else": "end" },
                { "id": "end", "type": "exit" } ] }
            """)
        .put("/v1/journeys/bad")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", endsWith("/invalid-journey"))
        .body("errors.find { it.rule == 'known-step' }.field", equalTo("/start"))
        .body(
            "errors.findAll { it.rule == 'cel' }.field",
            contains("/triggers/0/where", "/steps/0/if"))
        .body("errors.findAll { it.rule == 'cel' }.detail", hasItems(containsString("Column ")));
  }

  @Test
  void aFieldThatIsNotKnownIsRefusedWhereItStands() {
    author()
        .body(GOOD.replace("\"type\": \"exit\"", "\"type\": \"exit\", \"colour\": \"red\""))
        .put("/v1/journeys/unknown-field")
        .then()
        .statusCode(400)
        .body("errors.field", contains("/steps/0/colour"))
        .body("errors.rule", contains("unknown-field"));
  }

  @Test
  void aFieldThatIsMissingOrOfAnotherTypeIsRefusedWhereItStands() {
    author()
        .body(
            """
            { "name": 7, "triggers": [], "start": "w",
              "steps": [{ "id": "w", "type": "wait", "for": "an hour" }, { "id": "x", "type": "jump" }] }
            """)
        .put("/v1/journeys/bad-types")
        .then()
        .statusCode(400)
        .body(
            "errors.field",
            hasItems("/name", "/triggers", "/steps/0/next", "/steps/0/for", "/steps/1/type"));
  }

  @Test
  void aLoopThatNeverWaitsIsRefused() {
    author()
        .body(
            """
            { "name": "Loop", "triggers": [{ "type": "event", "name": "Go" }], "start": "a",
              "steps": [
                { "id": "a", "type": "condition", "if": "true", "then": "b", "else": "b" },
                { "id": "b", "type": "condition", "if": "true", "then": "a", "else": "a" } ] }
            """)
        .put("/v1/journeys/loop")
        .then()
        .statusCode(400)
        .body("errors.rule", contains("loop-waits"));
  }

  @Test
  void nobodysChangeIsLost() {
    String first =
        author()
            .body(GOOD)
            .put("/v1/journeys/etags")
            .then()
            .statusCode(200)
            .extract()
            .header("ETag");
    author().body(GOOD).put("/v1/journeys/etags").then().statusCode(428);
    author()
        .header("If-Match", first)
        .body(GOOD.replace("Good", "Better"))
        .put("/v1/journeys/etags")
        .then()
        .statusCode(200);
    author()
        .header("If-Match", first)
        .body(GOOD.replace("Good", "Worse"))
        .put("/v1/journeys/etags")
        .then()
        .statusCode(412);
    author()
        .get("/v1/journeys/etags")
        .then()
        .body("draft.name", equalTo("Better"))
        .body("changed", equalTo(true));
  }

  @Test
  void aPublishedVersionNeverChanges() {
    author().body(GOOD).put("/v1/journeys/versions").then().statusCode(200);
    publishDraft("versions").statusCode(200).body("version", equalTo(1));
    publishDraft("versions").statusCode(409).body("type", endsWith("/nothing-to-publish"));
    String etag = author().get("/v1/journeys/versions").then().extract().header("ETag");
    author()
        .header("If-Match", etag)
        .body(GOOD.replace("Good", "Second"))
        .put("/v1/journeys/versions")
        .then()
        .statusCode(200);
    publishDraft("versions").statusCode(200).body("version", equalTo(2));
    author()
        .get("/v1/journeys/versions/versions/1")
        .then()
        .statusCode(200)
        .body("document.name", equalTo("Good"));
    author().get("/v1/journeys/versions/versions").then().body("items.version", contains(2, 1));
  }

  @Test
  void publishingTwiceWithOneKeyIsPublishingOnce() {
    author().body(GOOD).put("/v1/journeys/once").then().statusCode(200);
    String key = Ids.next().toString();
    for (int i = 0; i < 2; i++) {
      author()
          .header("Idempotency-Key", key)
          .post("/v1/journeys/once/publish")
          .then()
          .statusCode(200)
          .body("version", equalTo(1));
    }
  }

  @Test
  void aJourneyIsPausedResumedAndArchived() {
    author().body(GOOD).put("/v1/journeys/states").then().statusCode(200);
    act("states", "pause").statusCode(409).body("type", endsWith("/wrong-state"));
    publishDraft("states").statusCode(200);
    act("states", "pause").statusCode(200).body("state", equalTo("paused"));
    act("states", "pause").statusCode(200).body("state", equalTo("paused"));
    act("states", "resume").statusCode(200).body("state", equalTo("live"));
    act("states", "archive").statusCode(200).body("state", equalTo("archived"));
    publishDraft("states").statusCode(409).body("type", endsWith("/journey-archived"));
  }

  @Test
  void theSchemaIsThereForEditors() {
    author()
        .get("/v1/journey-schema")
        .then()
        .statusCode(200)
        .contentType("application/schema+json")
        .body("title", equalTo("Journey"));
  }

  @Test
  void whoMayReadMayNotPublish() {
    given()
        .contentType(ContentType.JSON)
        .auth()
        .oauth2(Tokens.client("viewer").scopes("journey:read").bearer())
        .post("/v1/journeys/welcome/publish")
        .then()
        .statusCode(403);
    given().get("/v1/journeys").then().statusCode(401);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    author().get("/v1/journeys/nothing").then().statusCode(404);
    author().get("/v1/journeys/welcome/versions/99").then().statusCode(404);
    author().get("/v1/instances/" + Ids.next()).then().statusCode(404);
  }
}
