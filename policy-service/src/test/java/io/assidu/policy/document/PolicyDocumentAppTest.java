package io.assidu.policy.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;

import io.assidu.testkit.Servers;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contact policies over REST: drafts, versions, and documents that are refused. */
@QuarkusTest
@WithTestResource(Servers.class)
class PolicyDocumentAppTest {

  private static final String MANAGER =
      Tokens.client("manager").scopes("policy:read", "policy:write").bearer();

  private static final String SOUND =
      """
      {"channelOrder": ["email"], "consentRequiredFor": ["marketing"],
       "caps": [{"id": "weekly", "limit": %d, "window": {"rolling": "P7D"}}]}
      """;

  @Test
  void theShippedPolicyIsPublishedFromTheStart() {
    manager()
        .get("/v1/contact-policies/default")
        .then()
        .statusCode(200)
        .body("publishedVersion", greaterThanOrEqualTo(1));
    manager()
        .get("/v1/contact-policies/default/versions/1")
        .then()
        .statusCode(200)
        .body("document.caps[0].id", equalTo("3-per-7-days"));
    manager().get("/v1/contact-policies").then().statusCode(200).body("id", hasItem("default"));
  }

  @Test
  void aDraftIsWorkedOnAndPublishedAsVersionsThatNeverChange() {
    String id = fresh();
    String first =
        put(id, null, SOUND.formatted(1)).then().statusCode(200).extract().header("ETag");
    put(id, null, SOUND.formatted(2)).then().statusCode(428);
    String second =
        put(id, first, SOUND.formatted(2)).then().statusCode(200).extract().header("ETag");
    put(id, first, SOUND.formatted(3)).then().statusCode(412);

    publish(id).then().statusCode(200).body("version", equalTo(1));
    publish(id).then().statusCode(409).body("type", endsWith("/nothing-to-publish"));
    put(id, second, SOUND.formatted(5)).then().statusCode(200);
    publish(id).then().statusCode(200).body("version", equalTo(2));

    assertThat(limit(id, 1)).isEqualTo(2);
    assertThat(limit(id, 2)).isEqualTo(5);
    manager().get("/v1/contact-policies/{id}/versions/3", id).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"channelOrder": []}                                                                  | 400 | /channelOrder
          {"channelOrder": ["email"], "caps": [{"id": "a", "limit": -1, "window": {"rolling": "P7D"}}]} | 400 | /caps/0/limit
          {"channelOrder": ["email"], "caps": [{"id": "a", "limit": 1}]}                        | 400 | /caps/0/window
          {"channelOrder": ["email"], "caps": [{"id": "a", "limit": 1, "window": {"rolling": "P0D"}}]} | 422 | /caps/0/window/rolling
          {"channelOrder": ["email"], "quietHours": [{"id": "a", "windows": []}]}               | 422 | /quietHours/0/windows
          {"channelOrder": ["email"], "quietHours": [{"id": "a", "holidays": "some"}]}          | 400 | /quietHours/0/holidays
          {"channelOrder": ["email"], "quietHours": [{"id": "a", "holidays": "national", "validFrom": "2026-02-30"}]} | 400 | /quietHours/0/validFrom
          {"channelOrder": ["email"], "jitter": "ten minutes"}                                  | 400 | /jitter
          {"channelOrder": ["email"], "jitter": "PT2H"}                                         | 422 | /jitter
          {"channelOrder": ["email"], "caps": [{"id": "a", "limit": 0, "window": {"calendar": "day"}}]} | 400 | /caps/0/limit
          {"channelOrder": ["email"], "caps": [{"id": "a", "limit": 1, "window": {"calendar": "fortnight"}}]} | 400 | /caps/0/window/calendar
          {"channelOrder": ["email"], "caps": [{"id": "a", "limit": 1, "window": {"calendar": "day"}, "adjustments": [{"id": "b", "when": "profile.segments > 1", "limit": 2}]}]} | 422 | /caps/0/adjustments/0/when
          {"channelOrder": ["email"], "caps": [{"id": "a", "limit": 1, "window": {"calendar": "day"}, "adjustments": [{"id": "b", "when": "true", "limit": 0}]}]} | 400 | /caps/0/adjustments/0/limit
          {"channelOrder": ["email"], "caps": [{"id": "a", "limit": 1, "window": {"calendar": "day"}, "adjustments": [{"id": "b", "limit": 1}]}]} | 400 | /caps/0/adjustments/0/when
          {"channelOrder": ["email"], "preferences": {"whenPaused": "forget"}}                  | 400 | /preferences/whenPaused
          {"channelOrder": ["email"], "preferences": {"bounds": {"least": 0, "most": 3}}}       | 400 | /preferences/bounds/least
          {"channelOrder": ["email"], "arbitration": {"classes": []}}                           | 400 | /arbitration/classes
          {"channelOrder": ["email"], "arbitration": {"classes": [{"id": "a", "minPriority": 101}]}} | 400 | /arbitration/classes/0/minPriority
          {"channelOrder": ["email"], "arbitration": {"classes": [{"id": "a", "value": -1}]}}   | 400 | /arbitration/classes/0/value
          {"channelOrder": ["email"], "arbitration": {"classes": [{"id": "a", "minPriority": 1}]}} | 422 | /arbitration/classes/0/minPriority
          {"channelOrder": ["email"], "arbitration": {"classes": [{"id": "a"}]}, "caps": [{"id": "a", "limit": 1, "window": {"calendar": "day"}, "protect": {"computed": {}}}]} | 400 | /caps/0/protect/computed/lookback
          {"channelOrder": ["email"], "arbitration": {"classes": [{"id": "a"}]}, "caps": [{"id": "a", "limit": 1, "window": {"calendar": "day"}, "protect": {"fixed": {"b": 1}}}]} | 422 | /caps/0/protect/fixed/b
          {"channelOrder": ["email"], "arbitration": {"classes": [{"id": "a"}]}, "caps": [{"id": "a", "limit": 1, "window": {"calendar": "day"}, "protect": {"fixed": {"a": "many"}}}]} | 400 | /caps/0/protect/fixed/a
          {"channelOrder": ["email"], "quietHours": [{"id": "a", "windows": [{"from": "x", "to": "08:00"}]}]} | 400 | /quietHours/0/windows/0/from
          {"channelOrder": ["telex"]}                                                           | 400 | /channelOrder/0
          {"channelOrder": ["unknown"]}                                                         | 422 | /channelOrder/0
          {"channelOrder": ["email"], "cap": []}                                                | 400 | /cap
          """)
  void whatIsNoPolicyIsRefusedAndNothingIsStored(String document, int status, String field) {
    String id = fresh();

    put(id, null, document)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo(field));
    manager().get("/v1/contact-policies/{id}", id).then().statusCode(404);
  }

  @Test
  void itsVersionsAreListedAndComparedWithEachOtherAndTheDraft() {
    String id = fresh();
    String first =
        put(id, null, SOUND.formatted(1)).then().statusCode(200).extract().header("ETag");
    publish(id).then().statusCode(200);
    String second =
        put(id, first, SOUND.formatted(2)).then().statusCode(200).extract().header("ETag");
    publish(id).then().statusCode(200);
    put(id, second, SOUND.formatted(3)).then().statusCode(200);

    manager()
        .get("/v1/contact-policies/{id}/versions", id)
        .then()
        .statusCode(200)
        .body("version", equalTo(List.of(2, 1)))
        .body("[0].publishedBy", equalTo("manager"));
    assertThat(diff(id, "1", "2"))
        .isEqualTo("[{\"op\":\"replace\",\"path\":\"/caps/0/limit\",\"value\":2}]");
    assertThat(diff(id, "2", "draft")).contains("\"value\":3");
    assertThat(diff(id, "2", "2")).isEqualTo("[]");
    manager().get("/v1/contact-policies/{id}/diff?from=9", id).then().statusCode(404);
    manager()
        .get("/v1/contact-policies/{id}/diff?from=first", id)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("from"));
  }

  @Test
  void isReadAsYamlToo() {
    String id = fresh();

    putYaml(
            id,
            """
            channelOrder: [email, sms]
            # quiet at night
            quietHours:
              - id: night
                windows: [{from: "22:00", to: "08:00"}]
            """)
        .then()
        .statusCode(200)
        .body("draft.channelOrder", equalTo(List.of("email", "sms")))
        .body("draft.quietHours[0].windows[0].to", equalTo("08:00"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          channelOrder: [email];cap: []                           | 400 | /cap
          channelOrder: [telex]                                   | 400 | /channelOrder/0
          channelOrder: [email];zone: A;zone: B                   | 400 | /zone
          channelOrder: [email];caps: [{id: a, limit: 0, window: {rolling: P1D}}] | 400 | /caps/0/limit
          channelOrder: [email];frozen: [marketing, marketing]    | 422 | /frozen/1
          """)
  void yamlIsTakenAtItsWord(String document, int status, String field) {
    putYaml(fresh(), document.replace(';', '\n'))
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo(field));
  }

  @Test
  void aMemberGivenTwiceIsRefused() {
    put(fresh(), null, "{\"channelOrder\": [\"email\"], \"zone\": \"UTC\", \"zone\": \"UTC\"}")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/zone"));
  }

  @Test
  void theSchemaIsThereForEditors() {
    manager()
        .get("/v1/contact-policies/schema")
        .then()
        .statusCode(200)
        .contentType("application/schema+json")
        .body("title", equalTo("Contact policy"));
  }

  @Test
  void whoMayOnlyReadChangesNothing() {
    given()
        .auth()
        .oauth2(Tokens.client("clerk").scopes("policy:read").bearer())
        .contentType(ContentType.JSON)
        .body(SOUND.formatted(1))
        .put("/v1/contact-policies/{id}", fresh())
        .then()
        .statusCode(403);
  }

  private static String fresh() {
    return "policy-" + UUID.randomUUID();
  }

  private static Response put(String id, @Nullable String etag, String document) {
    RequestSpecification request = manager().body(document);
    if (etag != null) {
      request.header("If-Match", etag);
    }
    return request.put("/v1/contact-policies/{id}", id);
  }

  private static Response putYaml(String id, String document) {
    return manager()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("application/yaml", ContentType.TEXT)))
        .contentType("application/yaml")
        .body(document)
        .put("/v1/contact-policies/{id}", id);
  }

  private static String diff(String id, String from, String to) {
    return manager()
        .get("/v1/contact-policies/{id}/diff?from={from}&to={to}", id, from, to)
        .then()
        .statusCode(200)
        .contentType("application/json-patch+json")
        .extract()
        .asString();
  }

  private static Response publish(String id) {
    return manager()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .post("/v1/contact-policies/{id}/publish", id);
  }

  private static int limit(String id, int version) {
    return manager()
        .get("/v1/contact-policies/{id}/versions/{n}", id, version)
        .then()
        .statusCode(200)
        .extract()
        .path("document.caps[0].limit");
  }

  private static RequestSpecification manager() {
    return given().auth().oauth2(MANAGER).contentType(ContentType.JSON);
  }
}
