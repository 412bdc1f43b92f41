package io.assidu.policy;

import static io.assidu.policy.Clients.as;
import static io.assidu.policy.Clients.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.ContactCancelled;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.messaging.CloudEvents;
import io.assidu.platform.messaging.EventJson;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes no sense is refused, with the field and the rule it breaks, and leaves nothing. */
@QuarkusTest
@WithTestResource(Servers.class)
class BadInputAppTest {

  @Inject TestClock clock;
  @Inject Tables tables;

  @BeforeEach
  void wednesdayNoonInParis() {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "purpose": "persuasion"                                     | /purpose          | type
          "purpose": "unknown"                                        | /purpose          | known
          "topic": "newsletter"                                       | /purpose          | not-null
          "purpose": "marketing", "topic": ""                         | /topic            | size
          "purpose": "marketing", "topic": "news\\u0000letter"        | /topic            | no-nul
          "purpose": "marketing", "channels": ["carrierPigeon"]       | /channels/0       | type
          "purpose": "marketing", "channels": ["email", "unknown"]    | /channels/1       | known
          "purpose": "marketing", "channels": [null]                  | /channels/0       | not-null
          "purpose": "marketing", "priority": 101                     | /priority         | max
          "purpose": "marketing", "priority": -1                      | /priority         | min
          "purpose": "marketing", "priority": 1.5                     | /priority         | type
          "purpose": "marketing", "priority": 99999999999             | /priority         | value
          "purpose": "marketing", "value": -0.01                      | /value            | decimal-min
          "purpose": "marketing", "value": 1e999999999                | /value            | digits
          "purpose": "marketing", "value": "NaN"                      | /value            | type
          "purpose": "marketing", "profileVersion": -1                | /profileVersion   | positive-or-zero
          "purpose": "marketing", "expiresAt": "2026-11-25T10:59:59Z" | /expiresAt        | future
          "purpose": "marketing", "expiresAt": "2026-11-25T11:00:00Z" | /expiresAt        | future
          "purpose": "marketing", "expiresAt": "tomorrow"             | /expiresAt        | type
          "purpose": "marketing", "sendAt": "2026-11-27T11:00:00Z", "expiresAt": "2026-11-26T11:00:00Z" | /expiresAt | after-send-at
          "purpose": "marketing", "sendAt": "+1000000000-12-31T23:59:59.999999999Z" | /sendAt | date-time
          "purpose": "marketing", "sendAt": "-1000000000-01-01T00:00:00Z" | /sendAt       | date-time
          "purpose": "marketing", "recipient": {"channel": "email"}   | /recipient        | required
          "purpose": "marketing", "recipient": {"channel": "unknown", "address": "x"} | /recipient/channel | known
          "purpose": "marketing", "recipient": {"channel": "email", "address": " "} | /recipient/address | size
          "purpose": "marketing", "parameters": {"headline": "\\u0000"} | /parameters/headline | no-nul
          "purpose": "marketing", "contactId": "one"                  | /contactId        | type
          "purpose": "marketing", "colour": "red"                     | /colour           | unknown-field
          """)
  void aContactThatMakesNoSense(String members, String field, String rule) {
    Customer customer = acquainted();
    String ask =
        "{\"profileId\": \""
            + customer.id()
            + "\", \"template\": \"campaign-news\", "
            + members
            + "}";
    Map<String, String> before = tables.state();

    refused(shop().body(ask).post("/v1/decisions").then(), field, rule);
    refused(shop().body(ask).post("/v1/contacts").then(), field, rule);
    refused(shop().queryParam("dryRun", true).body(ask).post("/v1/decisions").then(), field, rule);
    refused(
        shop()
            .body("{\"contacts\": [" + sound(customer) + ", " + ask + "]}")
            .post("/v1/decisions/batch")
            .then(),
        "/contacts/1" + field,
        rule);

    assertThat(tables.state()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{", "{\"purpose\": \"marketing\"", "\"\"", "7"})
  void aBodyThatIsNoAsk(String body) {
    Map<String, String> before = tables.state();

    shop()
        .body(body)
        .post("/v1/decisions")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");

    assertThat(tables.state()).isEqualTo(before);
  }

  @Test
  void anIdTwiceInOneCall() {
    Customer customer = acquainted();
    String ask = sound(customer).replace("}", ", \"contactId\": \"" + UUID.randomUUID() + "\"}");
    Map<String, String> before = tables.state();

    refused(
        shop()
            .body("{\"contacts\": [" + ask + ", " + ask + "]}")
            .post("/v1/decisions/batch")
            .then(),
        "/contacts/1/contactId",
        "unique");

    assertThat(tables.state()).isEqualTo(before);
  }

  @Test
  void anIdThatWasGivenToAnotherContact() {
    Customer anna = acquainted();
    Customer bela = acquainted();
    UUID contact = UUID.randomUUID();
    String annas = sound(anna).replace("}", ", \"contactId\": \"" + contact + "\"}");
    String belas = sound(bela).replace("}", ", \"contactId\": \"" + contact + "\"}");
    shop().body(annas).post("/v1/decisions").then().statusCode(200);
    Map<String, String> before = tables.state();

    taken(shop().body(belas).post("/v1/decisions").then(), "/contactId");
    taken(
        shop().body(annas.replace("marketing", "transactional")).post("/v1/decisions").then(),
        "/contactId");
    taken(
        shop()
            .body("{\"contacts\": [" + sound(bela) + ", " + belas + "]}")
            .post("/v1/decisions/batch")
            .then(),
        "/contacts/1/contactId");

    assertThat(tables.state()).isEqualTo(before);
    shop().body(annas).post("/v1/decisions").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                            | /outcome | not-null
          {"outcome": "vanished"}                                       | /outcome | type
          {"outcome": "unknown"}                                        | /outcome | known
          {"outcome": "failed", "at": "2026-11-25T11:10:00Z"}           | /at      | range
          {"outcome": "failed", "at": "2026-11-25T10:50:00Z"}           | /at      | range
          {"outcome": "failed", "at": "-999999999-01-01T00:00:00Z"}     | /at      | date-time
          """)
  void anOutcomeThatMakesNoSense(String report, String field, String rule) {
    String decision =
        shop().body(sound(acquainted())).post("/v1/decisions").then().extract().path("decisionId");
    Map<String, String> before = tables.state();

    refused(shop().body(report).post("/v1/decisions/{id}/outcome", decision).then(), field, rule);

    assertThat(tables.state()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "caps": [{"id": "a", "limit": -1, "window": {"rolling": "P7D"}}]                          | 400 | /caps/0/limit
          "caps": [{"id": "a", "limit": 1, "window": {"rolling": "PT0S"}}]                          | 422 | /caps/0/window/rolling
          "caps": [{"id": "a", "limit": 1, "window": {"rolling": "P7D"}}, {"id": "a", "limit": 2, "window": {"calendar": "day"}}] | 422 | /caps/1/id
          "quietHours": [{"id": "a", "holidays": "national"}, {"id": "a", "holidays": "national"}]  | 422 | /quietHours/1/id
          "exemptions": [{"id": "a", "purposes": ["security"]}, {"id": "a", "purposes": ["service"]}] | 422 | /exemptions/1/id
          "caps": [{"id": "a", "limit": 1, "window": {"calendar": "day"}, "appliesTo": {"channels": ["telex"]}}] | 400 | /caps/0/appliesTo/channels/0
          "caps": [{"id": "a", "limit": 1, "window": {"calendar": "day"}, "adjustments": [{"id": "b", "when": "profile.zone + 1", "limit": 2}]}] | 422 | /caps/0/adjustments/0/when
          "caps": [{"id": "a\\u0000", "limit": 1, "window": {"calendar": "day"}}]                   | 400 | /caps/0/id
          "description": "\\u0000"                                                                  | 400 | /description
          """)
  void aPolicyThatMakesNoSense(String members, int status, String field) {
    String id = "policy-" + UUID.randomUUID();
    Map<String, String> before = tables.state();

    as("manager", "policy:write")
        .body("{\"channelOrder\": [\"email\"], " + members + "}")
        .put("/v1/contact-policies/{id}", id)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo(field));

    assertThat(tables.state()).isEqualTo(before);
  }

  /** Only what is certainly a dry run is one, and only what is certainly none is none. */
  @Test
  void aDryRunThatMayBeNone() {
    Customer customer = acquainted();
    Map<String, String> before = tables.state();

    shop()
        .queryParam("dryRun", "yes")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body("{\"profileId\": \"%s\", \"purpose\": \"marketing\"}".formatted(customer.id()))
        .post("/v1/decisions")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo("dryRun"))
        .body("errors[0].rule", equalTo("boolean"));

    assertThat(tables.state()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/reports/decisions?from=yesterday&to=2026-11-01T00:00:00Z, from",
    "/v1/reports/decisions?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z, to",
    "/v1/decisions?profileId=nobody, profileId",
    "/v1/decisions?profileId=6f1d1c52-6b0e-5d0a-9d0c-3d6f8b2f7a41&limit=0, limit",
    "/v1/decisions?profileId=6f1d1c52-6b0e-5d0a-9d0c-3d6f8b2f7a41&limit=many, limit",
    "/v1/decisions?profileId=6f1d1c52-6b0e-5d0a-9d0c-3d6f8b2f7a41&limit=99999999999, limit",
    "/v1/decisions?profileId=6f1d1c52-6b0e-5d0a-9d0c-3d6f8b2f7a41&cursor=x, cursor"
  })
  void aQuestionThatMakesNoSense(String path, String field) {
    as("auditor", "policy:read")
        .get(path)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", containsString(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "priority":50  | "priority":101                         | invalid-request /priority (range)
          "priority":50  | "priority":50,"value":-1               | invalid-request /value (range)
          "priority":50  | "priority":50,"value":1e99999          | /value
          "priority":50  | "priority":50,"sendAt":"+1000000000-12-31T23:59:59Z" | /sendAt (date-time)
          ["email"]      | [null]                                 | /channels/0
          campaign-news  | campaign\\u0000news                    | /template (no-nul)
          """)
  void aRequestOnKafkaThatMakesNoSense(String sound, String broken, String reason) {
    Customer customer = acquainted();
    String request = EventJson.text(customer.asks(Purpose.MARKETING));
    assertThat(request).contains(sound);
    Map<String, String> before = tables.state();

    UUID event = send(Topics.CONTACT_REQUESTS, customer, request.replace(sound, broken));

    assertThat(buried(event)).contains(reason);
    assertThat(tables.state()).isEqualTo(before);
  }

  @Test
  void anIdOnKafkaThatWasGivenToAnotherContact() {
    ContactRequested annas = acquainted().asks(Purpose.MARKETING);
    ContactDecided decided = Decided.ask(annas);
    Customer bela = acquainted();
    Map<String, String> before = tables.state();

    UUID request =
        send(
            Topics.CONTACT_REQUESTS,
            bela,
            EventJson.text(annas).replace(annas.profileId().toString(), bela.id().toString()));
    UUID cancellation =
        KafkaProbe.publish(
            Topics.CONTACT_REQUESTS,
            bela.id().toString(),
            new ContactCancelled(annas.contactId(), bela.id(), "mistaken", clock.instant()));

    assertThat(buried(request)).contains("AnotherContact");
    assertThat(buried(cancellation)).contains("AnotherContact");
    assertThat(tables.state()).isEqualTo(before);
    assertThat(decided.verdict()).isEqualTo(Verdict.APPROVED);
  }

  @Test
  void whatIsFarAwayIsOnlyFarAway() {
    Customer customer = acquainted();

    shop()
        .body(sound(customer).replace("}", ", \"sendAt\": \"9999-12-31T23:59:59Z\"}"))
        .post("/v1/decisions")
        .then()
        .statusCode(200)
        .body("verdict", equalTo("deferred"))
        .body("until", containsString("9999-12-31"));
  }

  private static void refused(ValidatableResponse answer, String field, String rule) {
    answer
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo(field))
        .body("errors[0].rule", equalTo(rule));
  }

  private static void taken(ValidatableResponse answer, String field) {
    answer
        .statusCode(409)
        .body("type", endsWith("/contact-id-taken"))
        .body("errors[0].field", equalTo(field));
  }

  private static <T> UUID send(Topic<T> topic, Customer about, String json) {
    UUID id = Ids.next();
    KafkaProbe.publishRaw(
        topic.name(),
        about.id().toString(),
        CloudEvents.headers(
            id,
            Topic.typeOf(ContactRequested.class),
            "test",
            about.id().toString(),
            Instant.now(),
            id.toString(),
            null),
        json.getBytes(StandardCharsets.UTF_8));
    return id;
  }

  /** The reason that stands on the dead letter. */
  private static String buried(UUID event) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                KafkaProbe.deadLetters(Topics.CONTACT_REQUESTS).stream()
                    .filter(letter -> event.toString().equals(letter.get("ce_id")))
                    .map(letter -> String.valueOf(letter.get("dlq-reason")))
                    .toList(),
            (List<String> reasons) -> !reasons.isEmpty())
        .getFirst();
  }

  private static Customer acquainted() {
    return known(Customer.consenting());
  }

  private static String sound(Customer customer) {
    return "{\"profileId\": \"%s\", \"purpose\": \"marketing\", \"channels\": [\"email\"]}"
        .formatted(customer.id());
  }

  private static RequestSpecification shop() {
    return as("shop", "contact:decide");
  }
}
